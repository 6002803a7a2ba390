package io.funnelstreams.ingest.topic;

import static io.funnelstreams.ingest.fuzz.Promises.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.funnelstreams.ingest.source.UnreadableBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Records of any bytes behind the head of a schema that a registry knows. */
public final class AvroTarget {
  private static final byte[] HEAD = {0, 0, 0, 0, 1};

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Row", "fields": [
                {"name": "next", "type": ["null", "Row"]},
                {"name": "nulls", "type": {"type": "array", "items": "null"}},
                {"name": "texts", "type": {"type": "array", "items": ["null", "string", "double"]}},
                {"name": "map", "type": {"type": "map", "values": "long"}},
                {"name": "bytes", "type": "bytes"},
                {"name": "fixed", "type": {"type": "fixed", "name": "Two", "size": 2}},
                {"name": "word", "type": {"type": "enum", "name": "Word", "symbols": ["A", "B"]}},
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "clock", "type": {"type": "long", "logicalType": "time-micros"}},
                {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
                {"name": "amount", "type":
                  {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}}]}
              """);

  private static final AvroReading READING =
      new AvroReading(Map.of("schema.registry.url", registry()));

  private AvroTarget() {}

  /** A registry that answers every request with the schema. */
  private static String registry() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpServer.create(address, 0);
      var answer = new ObjectMapper().writeValueAsBytes(Map.of("schema", SCHEMA.toString()));
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(200, answer.length);
              exchange.getResponseBody().write(answer);
            }
          });
      server.start();
      return "http://localhost:" + server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes behind the head: a document or a reason. */
  public static void record(byte[] input) {
    try {
      var document = READING.value("t", bytes(HEAD, input));
      check(document instanceof Map<?, ?> map && map.size() == 12, "no document of the schema");
    } catch (UnreadableBody e) {
      check(!e.getMessage().isBlank(), "a record is refused without a reason");
    }
  }

  /** A whole record, one within another, and one that announces a list of a billion items. */
  public static Stream<byte[]> records() {
    byte[] uuid = "00000000-0000-0000-0000-000000000001".getBytes(StandardCharsets.US_ASCII);
    byte[] rest =
        bytes(
            new byte[] {4, 0, 2, 2, 'a', 0, 2, 2, 'k', 6, 0, 2, 7, 1, 2, 2, 2, 2, 2, 72},
            bytes(uuid, new byte[] {4, 1, 2}));
    byte[] whole = bytes(new byte[] {0, 4, 0}, rest);
    return Stream.of(
        whole,
        bytes(new byte[] {2}, bytes(whole, bytes(new byte[] {0}, rest))),
        new byte[] {0, -1, -1, -1, -1, 7, 0});
  }

  private static byte[] bytes(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}

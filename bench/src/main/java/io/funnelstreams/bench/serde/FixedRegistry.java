package io.funnelstreams.bench.serde;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.funnelstreams.schemas.registry.CanonicalSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;

/** A registry that knows one schema under id 1, for measurements that ask it once. */
final class FixedRegistry implements AutoCloseable {
  private final HttpServer server;

  private FixedRegistry(HttpServer server) {
    this.server = server;
  }

  static FixedRegistry of(Schema schema) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/subjects", Map.of("id", 1));
    answer(server, "/schemas", Map.of("schema", CanonicalSchema.text(schema)));
    server.start();
    return new FixedRegistry(server);
  }

  private static void answer(HttpServer server, String path, Map<String, ?> json)
      throws IOException {
    var body = new ObjectMapper().writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

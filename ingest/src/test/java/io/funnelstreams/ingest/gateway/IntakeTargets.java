package io.funnelstreams.ingest.gateway;

import static io.funnelstreams.ingest.fuzz.Promises.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.fuzz.Recorded;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectCodec;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Requests of any bytes from an authenticated sender. What is taken can be written to its topic and
 * read again. What is not taken is a reject or reported to the caller. The answer has a known
 * status and a readable body.
 */
public final class IntakeTargets {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Set<Integer> STATUSES = Set.of(200, 207, 400, 422);
  private static final int MOST_BYTES = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, GatewayEndpoint> INTAKES =
      SourceCatalogue.read(Path.of("no-such-folder"), any -> Optional.empty()).all().stream()
          .collect(Collectors.toMap(Source::name, IntakeTargets::intake));

  private IntakeTargets() {}

  private static GatewayEndpoint intake(Source source) {
    Credentials anybody = (request, now) -> Optional.empty();
    return source
        .reader()
        .<GatewayEndpoint>map(format -> new EventIntake(format, anybody))
        .orElseGet(() -> new SourceIntake(source));
  }

  /** A body in our own schema. */
  public static void events(byte[] input) {
    take("native", new Request("POST", "", Map.of(), Map.of(), input, "application/json", NOW));
  }

  /** A request to the source that its address names. */
  public static void request(byte[] input) {
    Recorded.request(input, NOW)
        .ifPresent(
            request -> {
              var path = request.url().split("[?]", 2)[0];
              take(path.substring(path.lastIndexOf('/') + 1), request);
            });
  }

  private static void take(String source, Request request) {
    var intake = Optional.ofNullable(INTAKES.get(source));
    var type = request.contentType().split(";", 2)[0].strip();
    intake
        .filter(i -> i.accepts(type))
        .map(i -> i.take(request))
        .ifPresent(IntakeTargets::checkTakings);
  }

  private static void checkTakings(GatewayEndpoint.Takings takings) {
    takings.events().forEach(IntakeTargets::checkEvent);
    takings.rejects().forEach(IntakeTargets::checkReject);
    var reply = takings.reply();
    check(STATUSES.contains(reply.status()), "an answer is a " + reply.status());
    check(reply.type().matches("[a-z/-]+"), "an answer is of type " + reply.type());
    check(takings.rejected().size() >= takings.rejects().size(), "rejects are not counted");
    try {
      check(!reply.type().endsWith("json") || JSON.readTree(reply.body()) != null, "no answer");
    } catch (JsonProcessingException e) {
      throw new AssertionError("an answer is no JSON", e);
    }
  }

  private static void checkEvent(Event event) {
    var decoded = EventCodec.toCore(EventCodec.toAvro(event));
    boolean same = decoded instanceof Decoded.Accepted read && read.event().equals(event);
    check(same, event + " is read as " + decoded);
  }

  private static void checkReject(Reject reject) {
    var read = RejectCodec.toCore(RejectCodec.toAvro(reject));
    check(read.equals(reject), reject + " is read as " + read);
    check(!reject.rejection().explanation().isBlank(), "a reject has no reason");
  }

  /** A body that claims to be gzip: it never unpacks to more than the limit. */
  public static void gzip(byte[] input) {
    try {
      var bytes = Gunzip.unpack(input, MOST_BYTES);
      check(bytes.map(b -> b.length).orElse(0) <= MOST_BYTES, "more than the limit is unpacked");
    } catch (IOException e) {
      // The declared refusal.
    }
  }

  /** Packed bytes: nothing, a text, two files in one, a bomb. */
  public static Stream<byte[]> packed() {
    Function<String, byte[]> pack = text -> pack(text.getBytes(StandardCharsets.UTF_8));
    var two = Arrays.copyOf(pack.apply("a"), 2 * pack.apply("a").length);
    System.arraycopy(pack.apply("b"), 0, two, two.length / 2, two.length / 2);
    return Stream.of(pack.apply(""), pack.apply("{\"a\": 1}"), two, pack(new byte[1_000_000]));
  }

  private static byte[] pack(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}

package io.funnelstreams.ingest.auth;

import static io.funnelstreams.ingest.fuzz.Promises.check;

import io.funnelstreams.ingest.fuzz.Recorded;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.JsonBody;
import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.ingest.source.UnreadableBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests of any bytes against the schemes of every vendor. A caller who is let in knows the
 * secret, or replays in time a request of a caller who does, with all of its signed parts.
 *
 * <p>An input is the number of a sample and the seconds since it was signed in a line, and then a
 * request.
 */
public final class SignatureTarget {
  private static final List<Sample> SAMPLES = Samples.all().toList();

  private static final Source FORMS =
      SourceCatalogue.read(Path.of("no-such-folder"), any -> Optional.empty())
          .find("twilio")
          .orElseThrow();

  private static final List<Authentication> CHECKS =
      SAMPLES.stream().map(s -> SchemeFile.authentication(s.vendor(), s.secret())).toList();

  private SignatureTarget() {}

  /** Every sample as its vendor sends it, at once and after an hour. */
  public static Stream<byte[]> signed() {
    return Stream.of(0, 3600)
        .flatMap(
            seconds ->
                SAMPLES.stream()
                    .map(
                        sample -> {
                          var head = SAMPLES.indexOf(sample) + " " + seconds + "\n";
                          return head + text(Recorded.text(sample.sent().addressed().request()));
                        }))
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A request with its line before it. */
  public static void request(byte[] input) {
    var text = text(input);
    var line = text.split("\n", 2)[0];
    if (!line.matches("\\d{1,2} -?\\d{1,9}")) {
      return;
    }
    int number = Integer.parseInt(line.split(" ", 2)[0]) % SAMPLES.size();
    long seconds = Long.parseLong(line.split(" ", 2)[1]);
    var rest = Arrays.copyOfRange(input, Math.min(line.length() + 1, input.length), input.length);
    Recorded.request(rest, Samples.NOW)
        .ifPresent(request -> checkVerdict(number, seconds, request));
  }

  private static void checkVerdict(int number, long seconds, Request request) {
    var sample = SAMPLES.get(number);
    var now = sample.at().plusSeconds(seconds);
    var verdict = CHECKS.get(number).check(request, now, () -> document(request));
    if (verdict instanceof AuthResult.Refused refused) {
      check(!refused.reason().isBlank(), "a request is refused without a reason");
      return;
    }
    var known = SAMPLES.stream().filter(s -> s.vendor().equals(sample.vendor())).toList();
    check(known.stream().anyMatch(one -> isRepeated(one, request)), "a stranger is let in");
    check(isFresh(sample, seconds), "a request is let in after its time");
  }

  private static boolean isFresh(Sample sample, long seconds) {
    if (!sample.isTimed() || sample.sent().headers().containsKey("authorization")) {
      return true;
    }
    var tolerance =
        sample.vendor().equals("dropbox-sign") ? Duration.ofDays(4) : Duration.ofMinutes(5);
    return Math.abs(seconds) <= tolerance.toSeconds();
  }

  private static boolean isRepeated(Sample sample, Request request) {
    return signed(sample, request).equals(signed(sample, sample.sent().addressed().request()));
  }

  /**
   * The text that is signed by a vendor's documentation, without the time; else the secret itself.
   */
  private static String signed(Sample sample, Request request) {
    return switch (sample.vendor()) {
      case "hubspot" -> request.method() + decoded(request.url()) + text(request.body());
      case "hubspot-v2" -> request.method() + request.url() + text(request.body());
      case "twilio" -> withoutPort(request.url()) + ofTwilio(sample, request);
      case "dropbox-sign" ->
          field(request, "event.event_time") + field(request, "event.event_type");
      case "aircall" -> field(request, "token");
      case "salesforce" -> String.valueOf(keys(request).contains(sample.secret()));
      default ->
          sample.sent().headers().containsKey("authorization")
              ? request.header("authorization").orElse("").replaceFirst("^\\w+ +", "").strip()
              : text(request.body());
    };
  }

  private static String ofTwilio(Sample sample, Request request) {
    if (!sample.sent().contentType().contains("form")) {
      return text(request.body());
    }
    var fields = new TreeMap<String, Object>();
    document(request)
        .ifPresent(all -> ((Map<?, ?>) all).forEach((k, v) -> fields.put((String) k, v)));
    return fields.entrySet().stream()
        .flatMap(field -> values(field.getValue()).map(value -> field.getKey() + value))
        .collect(Collectors.joining());
  }

  private static Stream<?> values(Object value) {
    return value instanceof List<?> list ? list.stream().distinct().sorted() : Stream.of(value);
  }

  private static List<String> keys(Request request) {
    return Stream.of(request.query("key"), request.header("x-proxy-key"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String field(Request request, String path) {
    var at = document(request);
    for (var step : path.split("[.]", -1)) {
      at = at.map(value -> value instanceof Map<?, ?> map ? map.get(step) : null);
    }
    return at.map(String::valueOf).orElse("");
  }

  /** The body as its source reads it. */
  private static Optional<Object> document(Request request) {
    if (FORMS.accepts(request.contentType())) {
      return FORMS.document(request);
    }
    try {
      return Optional.ofNullable(JsonBody.read(request.body()));
    } catch (UnreadableBody e) {
      return Optional.empty();
    }
  }

  private static String withoutPort(String url) {
    return url.replaceFirst("^(https?://[^/?#:]*):\\d{1,5}", "$1");
  }

  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

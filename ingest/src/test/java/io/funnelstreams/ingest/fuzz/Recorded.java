package io.funnelstreams.ingest.fuzz;

import io.funnelstreams.ingest.request.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Requests as text that a fuzzer can change anywhere: a line with method and address, a line for
 * each header, a blank line, the body.
 */
public final class Recorded {
  private Recorded() {}

  /** The text of a request. */
  public static byte[] text(Request request) {
    var head = new StringBuilder(request.method()).append(' ').append(request.url()).append('\n');
    if (!request.contentType().isEmpty()) {
      head.append("content-type: ").append(request.contentType()).append('\n');
    }
    request
        .headers()
        .forEach((name, values) -> values.forEach(v -> head.append(name + ": " + v + "\n")));
    var start = head.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    var all = Arrays.copyOf(start, start.length + request.body().length);
    System.arraycopy(request.body(), 0, all, start.length, request.body().length);
    return all;
  }

  /** The request that a text is; empty where it is none. */
  public static Optional<Request> request(byte[] bytes, Instant at) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    var lines = end < 0 ? new String[0] : text.substring(0, end).split("\n", -1);
    if (lines.length == 0 || lines[0].indexOf(' ') < 0) {
      return Optional.empty();
    }
    var first = lines[0].split(" ", 2);
    var headers = new LinkedHashMap<String, List<String>>();
    Arrays.stream(lines).skip(1).forEach(line -> add(line, headers));
    var type = headers.getOrDefault("content-type", List.of("")).get(0);
    var body = Arrays.copyOfRange(bytes, end + 2, bytes.length);
    return Optional.of(new Request(first[0], first[1], headers, query(first[1]), body, type, at));
  }

  private static void add(String line, Map<String, List<String>> headers) {
    var parts = line.split(":", 2);
    var value = parts.length == 2 ? parts[1].strip() : "";
    headers
        .computeIfAbsent(parts[0].strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
        .add(value);
  }

  private static Map<String, List<String>> query(String url) {
    var query = new LinkedHashMap<String, List<String>>();
    int start = url.indexOf('?');
    if (start >= 0) {
      for (var pair : url.substring(start + 1).split("&", -1)) {
        var parts = pair.split("=", 2);
        query
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}

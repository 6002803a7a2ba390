package io.funnelstreams.ingest.request;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as it came over HTTP, with its body read whole and unpacked. Two requests are never
 * compared, so the body may be the array that it was read into.
 *
 * @param method in upper case
 * @param url as the caller named it, with path and query
 * @param headers the values of every header by its name in lower case, in the order they came
 * @param query the values of every parameter of the query by its name, both percent-decoded
 * @param body not copied; no code changes it
 * @param contentType the media type as it came, with its parameters; empty text where none was sent
 * @param receivedAt when the head, and where there is a body the body, had been read
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method,
    String url,
    Map<String, List<String>> headers,
    Map<String, List<String>> query,
    byte[] body,
    String contentType,
    Instant receivedAt) {
  public Request {
    headers = copy(headers, true);
    query = copy(query, false);
  }

  /** The same request with the body that followed its head. */
  public Request withBody(byte[] read, Instant readAt) {
    return new Request(method, url, headers, query, read, contentType, readAt);
  }

  /** The first value of a header, whose name may be in any case. */
  public Optional<String> header(String name) {
    return first(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The first value of a parameter of the query. */
  public Optional<String> query(String name) {
    return first(query.get(name));
  }

  private static Optional<String> first(List<String> values) {
    return Optional.ofNullable(values).flatMap(list -> list.stream().findFirst());
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> from, boolean lowerCase) {
    var copy = new LinkedHashMap<String, List<String>>();
    from.forEach(
        (name, values) -> {
          var key = lowerCase ? name.toLowerCase(Locale.ROOT) : name;
          copy.merge(key, List.copyOf(values), Request::joined);
        });
    return Collections.unmodifiableMap(copy);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}

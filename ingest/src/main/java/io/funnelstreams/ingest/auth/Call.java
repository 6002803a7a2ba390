package io.funnelstreams.ingest.auth;

import io.funnelstreams.ingest.request.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A request to check, with the time of the check and with its document where a scheme needs it. */
final class Call {
  private final Request request;
  private final Instant now;
  private final Supplier<Optional<Object>> reading;
  private Optional<Optional<Object>> document = Optional.empty();

  Call(Request request, Instant now, Supplier<Optional<Object>> reading) {
    this.request = request;
    this.now = now;
    this.reading = reading;
  }

  Request request() {
    return request;
  }

  Instant now() {
    return now;
  }

  /** The document of the body, read at most once. */
  Lookup<Object> document() {
    if (document.isEmpty()) {
      document = Optional.of(reading.get());
    }
    return Lookup.orNot(document.get(), "the body cannot be read");
  }

  Lookup<String> header(String name) {
    return single(request.headers().getOrDefault(name, List.of()), "header '" + name + "'");
  }

  Lookup<String> query(String name) {
    return single(request.query().getOrDefault(name, List.of()), "query parameter '" + name + "'");
  }

  Lookup<String> field(DocumentPath path) {
    return document()
        .then(
            whole ->
                Lookup.orNot(path.text(whole), "the body has no text at '" + path.written() + "'"));
  }

  /** There must be exactly one value: of two, another program may use the other one. */
  private static Lookup<String> single(List<String> values, String what) {
    if (values.size() == 1) {
      return Lookup.of(values.get(0));
    }
    return Lookup.not(values.isEmpty() ? "there is no " + what : "there is more than one " + what);
  }
}

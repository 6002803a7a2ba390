package io.funnelstreams.ingest.auth;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where a request carries a signature, a key or a time. */
public sealed interface ValueLocation {
  /** All values at this location. */
  Lookup<List<String>> values(Call call);

  /** The one value at this location. */
  Lookup<String> single(Call call);

  default boolean isInDocument() {
    return false;
  }

  /** A header, by its name in lower case. */
  record Header(String name) implements ValueLocation {
    @Override
    public Lookup<List<String>> values(Call call) {
      var values = call.request().headers().getOrDefault(name, List.of());
      return values.isEmpty() ? Lookup.not("there is no header '" + name + "'") : Lookup.of(values);
    }

    @Override
    public Lookup<String> single(Call call) {
      return call.header(name);
    }
  }

  /**
   * Headers with a common prefix and a number at the end, {@code x-docusign-signature-1} and so on.
   */
  record NumberedHeaders(String start) implements ValueLocation {
    @Override
    public Lookup<List<String>> values(Call call) {
      var values =
          call.request().headers().entrySet().stream()
              .filter(header -> isNumbered(header.getKey()))
              .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
              .flatMap(header -> header.getValue().stream())
              .toList();
      return values.isEmpty()
          ? Lookup.not("there is no header '" + start + "1'")
          : Lookup.of(values);
    }

    @Override
    public Lookup<String> single(Call call) {
      return values(call)
          .then(
              all ->
                  all.size() == 1
                      ? Lookup.of(all.get(0))
                      : Lookup.not("there is more than one header '" + start + "*'"));
    }

    private boolean isNumbered(String name) {
      return name.startsWith(start) && name.substring(start.length()).matches("\\d{1,3}");
    }
  }

  /** A parameter of the query. */
  record Query(String name) implements ValueLocation {
    @Override
    public Lookup<List<String>> values(Call call) {
      return single(call).then(value -> Lookup.of(List.of(value)));
    }

    @Override
    public Lookup<String> single(Call call) {
      return call.query(name);
    }
  }

  /** A value of the body's document. */
  record Field(DocumentPath path) implements ValueLocation {
    @Override
    public Lookup<List<String>> values(Call call) {
      return single(call).then(value -> Lookup.of(List.of(value)));
    }

    @Override
    public Lookup<String> single(Call call) {
      return call.field(path);
    }

    @Override
    public boolean isInDocument() {
      return true;
    }
  }
}

package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the location of a value: {@code header: NAME}, {@code query: NAME}, {@code field: PATH}.
 */
final class PlaceYaml {
  private PlaceYaml() {}

  /** The one place that a map names; none or several are a problem. */
  static Optional<ValueLocation> required(YamlMap map) {
    var keys = List.of("header", "query", "field");
    if (keys.stream().filter(key -> map.find(key).isPresent()).count() != 1) {
      map.problem("say where it stands with one of header, query and field");
      return Optional.empty();
    }
    return optional(map);
  }

  /** The place that a map names, where it names one. */
  static Optional<ValueLocation> optional(YamlMap map) {
    var header = map.find("header").flatMap(YamlValue::text).map(PlaceYaml::header);
    var query =
        map.find("query").flatMap(YamlValue::text).<ValueLocation>map(ValueLocation.Query::new);
    var field =
        map.find("field")
            .flatMap(YamlValue::text)
            .<ValueLocation>map(path -> new ValueLocation.Field(new DocumentPath(path)));
    return header.or(() -> query).or(() -> field);
  }

  private static ValueLocation header(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("*")
        ? new ValueLocation.NumberedHeaders(lower.substring(0, lower.length() - 1))
        : new ValueLocation.Header(lower);
  }
}

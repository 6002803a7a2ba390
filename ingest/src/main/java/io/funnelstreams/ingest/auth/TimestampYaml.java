package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the location of the time that a vendor signs and its tolerance. */
final class TimestampYaml {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final List<String> PLACES = List.of("header", "query", "field");

  private TimestampYaml() {}

  static Optional<Timestamp> timestamp(YamlMap signature, SignatureFormat layout) {
    return keys(signature).map(map -> of(map, layout));
  }

  /** Whether the time is the first item of a list of signatures. */
  static boolean isFirst(YamlMap signature) {
    return keys(signature).filter(map -> isSet(map, "first")).isPresent();
  }

  private static Optional<YamlMap> keys(YamlMap signature) {
    return signature
        .find("timestamp")
        .flatMap(
            value -> value.map("header", "query", "field", "pair", "first", "unit", "tolerance"));
  }

  private static Timestamp of(YamlMap map, SignatureFormat layout) {
    checkPlace(map, layout);
    var unit = map.find("unit").flatMap(value -> value.oneOf(List.of("s", "ms")));
    var tolerance = map.find("tolerance").flatMap(YamlValue::duration);
    return new Timestamp(
        PlaceYaml.optional(map),
        unit.filter("ms"::equals).isPresent(),
        tolerance.orElse(TOLERANCE));
  }

  private static void checkPlace(YamlMap map, SignatureFormat layout) {
    boolean inPairs = isSet(map, "pair");
    boolean first = isSet(map, "first");
    long places = PLACES.stream().filter(key -> map.find(key).isPresent()).count();
    if (places + (inPairs ? 1 : 0) + (first ? 1 : 0) != 1) {
      map.problem("say where the time stands with one of header, query, field, pair and first");
    }
    boolean keyed =
        layout instanceof SignatureFormat.Pairs pairs && pairs.timestampKey().isPresent();
    if (inPairs != keyed) {
      map.problem("'pair: true' and the key 'timestamp' of 'pairs' go together");
    }
    if (first && !(layout instanceof SignatureFormat.Items)) {
      map.problem("'first: true' needs 'list'");
    }
  }

  private static boolean isSet(YamlMap map, String key) {
    return map.find(key).flatMap(YamlValue::flag).orElse(false);
  }
}

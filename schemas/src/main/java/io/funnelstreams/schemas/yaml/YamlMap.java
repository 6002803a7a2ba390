package io.funnelstreams.schemas.yaml;

import java.util.Map;
import java.util.Optional;

/** The values of a map whose keys are known beforehand. Unknown keys have already been reported. */
public final class YamlMap {
  private final YamlValue whole;
  private final Map<String, YamlValue> values;

  YamlMap(YamlValue whole, Map<String, YamlValue> values) {
    this.whole = whole;
    this.values = values;
  }

  /** The value of a key, where the file has it. */
  public Optional<YamlValue> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a key; a file without it is a problem. */
  public Optional<YamlValue> require(String key) {
    if (!values.containsKey(key)) {
      whole.problem("'" + key + "' is missing");
    }
    return find(key);
  }

  /** Reports a problem of the map as a whole. */
  public void problem(String message) {
    whole.problem(message);
  }
}

package io.funnelstreams.ingest.mapping;

import io.funnelstreams.schemas.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the condition of rows that make an event: {@code {stage: Won}}, {@code {stage: [Won, Lost],
 * closed_on: {present: true}}}, {@code {stage: {not: Test}}}, or a JSONata expression.
 */
final class ConditionYaml {
  private ConditionYaml() {}

  static Condition condition(YamlValue value) {
    if (!value.isMap()) {
      return MappingExpression.read(value)
          .<Condition>map(Condition.Holds::new)
          .orElseGet(Condition.Always::new);
    }
    var conditions = new ArrayList<Condition>();
    value.entries().forEach((column, test) -> conditions.add(ofColumn(column, test)));
    return conditions.size() == 1 ? conditions.get(0) : new Condition.All(conditions);
  }

  private static Condition ofColumn(String column, YamlValue test) {
    if (!test.isMap()) {
      return new Condition.OneOf(column, texts(test), false);
    }
    return test.map("not", "present")
        .flatMap(
            map ->
                map.find("not")
                    .<Condition>map(not -> new Condition.OneOf(column, texts(not), true))
                    .or(
                        () ->
                            map.require("present")
                                .flatMap(YamlValue::flag)
                                .map(present -> new Condition.Present(column, !present))))
        .orElseGet(Condition.Always::new);
  }

  private static List<String> texts(YamlValue value) {
    var items = value.isList() ? value.items() : List.of(value);
    return items.stream().flatMap(item -> item.text().stream()).toList();
  }
}

package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.plan.Raci;
import java.util.List;
import java.util.Optional;

/** Who is responsible, accountable, consulted and informed of a goal. */
final class RaciYaml {
  private RaciYaml() {}

  static Optional<Raci> raci(YamlValue value, PlanContext plan) {
    return value
        .map("responsible", "accountable", "consulted", "informed")
        .map(
            keys ->
                new Raci(
                    names(keys, "responsible", plan),
                    keys.find("accountable").flatMap(one -> accountable(one, plan)),
                    names(keys, "consulted", plan),
                    names(keys, "informed", plan)));
  }

  private static Optional<String> accountable(YamlValue value, PlanContext plan) {
    if (value.isList()) {
      value.problem("one alone is accountable; name the others as responsible or consulted");
      return Optional.empty();
    }
    return plan.namedPerson(value);
  }

  private static List<String> names(YamlMap keys, String key, PlanContext plan) {
    return keys.find(key).stream()
        .flatMap(value -> value.isList() ? value.items().stream() : List.of(value).stream())
        .flatMap(name -> plan.namedPerson(name).stream())
        .toList();
  }
}

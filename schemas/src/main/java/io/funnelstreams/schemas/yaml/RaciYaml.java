package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.plan.Raci;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is responsible, accountable, consulted and informed of a goal. */
final class RaciYaml {
  private RaciYaml() {}

  /**
   * The roles that a goal names under {@code raci}; {@code stakeholders} is short for those who are
   * informed.
   */
  static Optional<Raci> of(YamlMap goal, PlanContext plan) {
    var roles = goal.find("raci").flatMap(value -> raci(value, plan));
    var stakeholders = goal.find("stakeholders");
    if (stakeholders.isEmpty()) {
      return roles;
    }
    if (roles.filter(each -> !each.informed().isEmpty()).isPresent()) {
      stakeholders
          .get()
          .problem(
              "stakeholders are those who are 'informed' in raci; name them in one of the two");
    }
    var informed = each(stakeholders.get()).flatMap(name -> plan.person(name).stream()).toList();
    var others = roles.orElse(Raci.NONE);
    return Optional.of(
        new Raci(others.responsible(), others.accountable(), others.consulted(), informed));
  }

  private static Optional<Raci> raci(YamlValue value, PlanContext plan) {
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
        .flatMap(RaciYaml::each)
        .flatMap(name -> plan.namedPerson(name).stream())
        .toList();
  }

  private static Stream<YamlValue> each(YamlValue value) {
    return value.isList() ? value.items().stream() : Stream.of(value);
  }
}

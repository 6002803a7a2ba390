package io.funnelstreams.app.run;

import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.serve.view.ActiveDefinition;
import java.util.List;
import java.util.Optional;

/**
 * Decides which of two plans is newer: the one that comes later on the plan topic. Neither a
 * machine's clock nor the instance that was started last decides it: a supervisor restarts an
 * instance with the plan that it always had.
 *
 * @param versions all versions of all plans, the first that was applied first
 * @param active the version of the definition that is counted by; empty where none is yet
 */
record PlanOrder(List<Plan> versions, Optional<String> active) {
  PlanOrder {
    versions = List.copyOf(versions);
  }

  static PlanOrder read(Cluster cluster) {
    try (var definition = ActiveDefinition.open(cluster.properties(), cluster.values())) {
      definition.catchUp();
      return new PlanOrder(
          AppliedPlans.read(cluster), definition.last().map(PublishedDefinition::getVersion));
    }
  }

  /**
   * The version that has replaced a plan: one of its name that was applied after it.
   *
   * @return empty where the plan itself is active, or was never applied
   */
  Optional<Plan> replacementOf(PlanFile plan) {
    int own = lastIndexOf(plan);
    return versions.stream()
        .skip(own + 1L)
        .filter(version -> own >= 0 && version.getName().equals(plan.plan().name()))
        .reduce((before, after) -> after);
  }

  /**
   * The active definition, where it is newer than a plan's and differs: the plan's must not
   * supersede it.
   */
  Optional<SupersededException> superseding(PlanFile plan) {
    int own = lastIndexOf(plan.version());
    return active
        .filter(version -> !version.equals(plan.version()))
        .filter(version -> own >= 0 && lastIndexOf(version) > own)
        .map(version -> new SupersededException(plan, versions.get(lastIndexOf(version))));
  }

  private int lastIndexOf(PlanFile plan) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      var version = versions.get(i);
      if (version.getName().equals(plan.plan().name()) && version.getYaml().equals(plan.text())) {
        return i;
      }
    }
    return -1;
  }

  private int lastIndexOf(String definition) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).getVersion().equals(definition)) {
        return i;
      }
    }
    return -1;
  }
}

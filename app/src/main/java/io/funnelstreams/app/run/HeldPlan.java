package io.funnelstreams.app.run;

import io.funnelstreams.core.AsOfDay;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.schemas.avro.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The plan that was active on a day.
 *
 * @param appliedAt when it was applied; empty where no plan was applied by then, and the current
 *     one is used instead
 */
record HeldPlan(PlanFile plan, Optional<Instant> appliedAt) {
  private HeldPlan after(List<ActionChange> changes, Instant evening) {
    var until = changes.stream().filter(change -> !change.at().isAfter(evening)).toList();
    return new HeldPlan(new PlanFile(plan.plan().after(until), plan.text()), appliedAt);
  }

  /** The plan that was active at the end of a day, with its actions as they were. */
  static HeldPlan onTheEveningOf(LocalDate day, Cluster cluster) {
    var applied = AppliedPlan.require(cluster);
    var present = PlanFile.parse("the plan '" + applied.name() + "'", applied.text());
    var evening = new AsOfDay(day, present.plan().rules()).evening();
    return AppliedPlans.read(cluster).stream()
        .filter(version -> version.getName().equals(applied.name()))
        .filter(version -> !version.getAppliedAt().isAfter(evening))
        .reduce((earlier, later) -> later)
        .map(HeldPlan::of)
        .orElse(new HeldPlan(present, Optional.empty()))
        .after(PlanActions.changes(cluster, applied.name()), evening);
  }

  private static HeldPlan of(Plan version) {
    var name = "the plan '%s' of %s".formatted(version.getName(), version.getAppliedAt());
    return new HeldPlan(
        PlanFile.parse(name, version.getYaml()), Optional.of(version.getAppliedAt()));
  }
}

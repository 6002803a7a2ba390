package io.funnelstreams.app.planning;

import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.AttainmentEvidence;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A plan that a template made, before a person has edited it.
 *
 * @param text the plan file
 */
public record PlanDraft(String text) {

  /** The plan of the text. */
  public Plan plan() {
    return PlanFile.parse("the template", text).plan();
  }

  /**
   * The parts that a person has to fill in, with their line numbers.
   *
   * @param file the name of the file
   */
  public List<String> toFillIn(String file) {
    var open = new ArrayList<String>();
    var lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains(PlanTemplate.FILL_IN)) {
        open.add(file + ":" + (i + 1) + " " + lines[i].strip());
      }
    }
    return open;
  }

  /**
   * A sentence for each goal about the baseline that the company's own history gives, or that it
   * gives none.
   */
  public List<String> ofThePast(KpiReader history, LocalDate today) {
    var plan = plan();
    return plan.goals().stream()
        .filter(goal -> goal.baseline().isOfThePast())
        .map(goal -> sentence(plan, goal, history, today))
        .toList();
  }

  private static String sentence(Plan plan, Goal goal, KpiReader history, LocalDate today) {
    var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
    var baseline =
        AttainmentEvidence.of(goal, kpi, history, plan.rules().calendar(), today).baseline();
    return baseline.isPresent()
        ? known(plan, goal, kpi, baseline)
        : "%s: nothing of the days before is known yet; it has no status until it is, or write a"
                .formatted(goal.id())
            + " value as its baseline.";
  }

  private static String known(Plan plan, Goal goal, Kpi kpi, OptionalDouble baseline) {
    return "%s: it was %s, so the target is %s."
        .formatted(
            goal.id(),
            PlanText.figure(plan, kpi.unit(), baseline.getAsDouble()),
            PlanText.figure(plan, kpi.unit(), goal.targetValue(baseline).orElseThrow()));
  }
}

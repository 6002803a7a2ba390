package io.funnelstreams.app.planning;

import io.funnelstreams.core.ReviewReplay.AssumptionReview;
import io.funnelstreams.core.ReviewReplay.NextGoal;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.CarriedGoal;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.yaml.AmountText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What stands in a plan file of a goal that is carried over. */
record CarriedGoalText(Plan plan, Period period) {
  private static final int WIDTH = 80;

  private String label(LocalDate from, LocalDate to) {
    return CarriedGoal.label(plan.rules().calendar(), from, to);
  }

  /**
   * What came, as a baseline; empty where the plan's own says more: taken from the past, which
   * moves with the goal, or where what came cannot be one.
   */
  Optional<String> baseline(NextGoal each) {
    var goal = each.carried().goal();
    var came = each.past().came();
    return came.isPresent() && !goal.baseline().isOfThePast() && canBeBaseline(goal, came)
        ? Optional.of(AmountText.of(unit(goal), came.getAsDouble(), currency()))
        : Optional.empty();
  }

  private boolean canBeBaseline(Goal goal, OptionalDouble came) {
    boolean zero = came.getAsDouble() == 0;
    return !(zero && goal.target().kind() == Target.Kind.RELATIVE)
        && kpi(goal).isPlausible(came.getAsDouble());
  }

  /** Where the goal comes from, and what is forecast for it. */
  List<String> comment(NextGoal each) {
    var past = each.past();
    var goal = each.carried().goal();
    var from =
        "Carried over from '%s' (%s): planned %s, actual %s."
            .formatted(
                goal.id(),
                label(goal.from(), goal.to()),
                figure(goal, past.planned()),
                figure(goal, past.came()));
    return wrapped(from + " " + forecast(each) + keptBaseline(each));
  }

  private String forecast(NextGoal each) {
    var goal = each.carried().goal();
    var day = period.lastDay().plusDays(1);
    var days = label(each.carried().from(), each.carried().to());
    return each.forecast()
        .map(
            made ->
                "Forecast of %s for %s: %s (80 %%: %s to %s)."
                    .formatted(
                        day,
                        days,
                        figure(goal, OptionalDouble.of(made.value())),
                        figure(goal, OptionalDouble.of(made.interval80().low())),
                        figure(goal, OptionalDouble.of(made.interval80().high()))))
        .orElseGet(
            () ->
                "No forecast of %s for %s: %s."
                    .formatted(
                        day,
                        days,
                        each.noForecast()
                            .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                            .orElse("no value")));
  }

  private String keptBaseline(NextGoal each) {
    boolean kept = !each.carried().goal().baseline().isNone() && baseline(each).isEmpty();
    return kept ? " The baseline is as it was." : "";
  }

  private String figure(Goal goal, OptionalDouble value) {
    return value.isPresent() ? PlanText.figure(plan, unit(goal), value.getAsDouble()) : "no value";
  }

  /** Which bound an assumption broke, and by what. */
  String notHeld(AssumptionBound bound, AssumptionReview review) {
    var unit = plan.catalogue().find(bound.kpi()).orElseThrow().unit();
    double actual = review.actual().orElseThrow();
    boolean below = actual < bound.atLeast().orElse(Double.NEGATIVE_INFINITY);
    double limit = (below ? bound.atLeast() : bound.atMost()).orElseThrow();
    return "it did not hold: %s was %s, %s %s was assumed."
        .formatted(
            bound.kpi(),
            PlanText.figure(plan, unit, actual),
            below ? "at least" : "at most",
            PlanText.figure(plan, unit, limit));
  }

  private Unit unit(Goal goal) {
    return kpi(goal).unit();
  }

  private Kpi kpi(Goal goal) {
    return plan.catalogue().find(goal.kpi()).orElseThrow();
  }

  private String currency() {
    return plan.rules().fx().into().getCurrencyCode();
  }

  /** A text as it stands in YAML, also within braces. */
  static String scalar(String text) {
    return text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._/=-]*")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }

  /** Lines of a comment. */
  static List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.replaceAll("[\\s\\p{Cntrl}]+", " ").split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}

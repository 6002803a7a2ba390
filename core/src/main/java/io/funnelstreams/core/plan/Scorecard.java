package io.funnelstreams.core.plan;

import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The state of a goal in one period, or as a whole. Figures are in the KPI's unit.
 *
 * @param goalId the goal's id
 * @param kpi the KPI's id
 * @param segment dimension to value; empty for the whole company
 * @param grain the goal's grain, also for the goal as a whole
 * @param period the period's label; for the goal as a whole its days, {@code
 *     2026-01-01..2026-12-31}
 * @param firstDay the first day of the period or of the goal
 * @param lastDay the last day of the period or of the goal, included
 * @param actual for a flow the sum from the goal's first day to the period's end or now; for a
 *     level or ratio the value of the period, and for the goal as a whole that of its latest period
 * @param baseline the KPI before the goal
 * @param target the value that the pace expects by the period's end; for the goal as a whole its
 *     target; empty where it is a change from a baseline that is not known
 * @param expected the value that the pace expects by the period's end or now, whichever is earlier;
 *     empty as target is
 * @param pace how expected was found: linear where the plan says otherwise and there is no last
 *     year
 * @param attainment {@code actual ÷ target}, and {@code 2 − actual ÷ target} where less is better:
 *     1 is the target, above 1 is better than it; empty where the target is not above 0
 * @param gap how far actual is ahead of expected; negative is behind, whichever direction is better
 * @param noStatus why the status is {@code NO_DATA}, where the reason is more than a missing value
 * @param outlook the forecast and what the goal needs; of the goal as a whole alone
 * @param owner the one directly responsible
 * @param team who the owner answers for
 */
public record Scorecard(
    String goalId,
    String kpi,
    Map<String, String> segment,
    Grain grain,
    String period,
    LocalDate firstDay,
    LocalDate lastDay,
    OptionalDouble actual,
    OptionalDouble baseline,
    OptionalDouble target,
    OptionalDouble expected,
    PaceRule.Kind pace,
    OptionalDouble attainment,
    OptionalDouble gap,
    GoalStatus status,
    Optional<NoStatus> noStatus,
    GoalForecastSummary outlook,
    Optional<String> owner,
    Optional<String> team) {
  public Scorecard {
    Objects.requireNonNull(status, "status");
    segment = Map.copyOf(segment);
  }
}

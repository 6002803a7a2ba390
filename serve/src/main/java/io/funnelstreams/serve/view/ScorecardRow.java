package io.funnelstreams.serve.view;

import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A goal in one period against the plan, as it was published.
 *
 * @param instants of the period, in the plan's time zone; without bounds where the row was
 *     published before rows had them
 * @param segment dimension to value, spelled as it is shown; empty for the whole company
 * @param expected what the pace expects by now
 * @param attainment actual ÷ target
 * @param gap actual − expected
 * @param status in lower case, for example {@code on_track}
 * @param noStatus why the status is {@code no_data}
 * @param owner the one directly responsible
 * @param team the team that the owner answers for
 * @param baseline the value of the KPI before
 * @param pace how expected was found, in lower case, for example {@code linear}
 * @param outlook its forecast; only of the goal as a whole
 */
public record ScorecardRow(
    String goal,
    String kpi,
    Period period,
    TimeRange instants,
    Map<String, String> segment,
    OptionalDouble actual,
    OptionalDouble target,
    OptionalDouble expected,
    OptionalDouble attainment,
    OptionalDouble gap,
    String unit,
    String status,
    NoStatus noStatus,
    Optional<String> owner,
    Optional<String> team,
    OptionalDouble baseline,
    String pace,
    Outlook outlook,
    Instant asOf,
    String definition) {
  /** By goal and period, with the whole goal last. */
  public static final Comparator<ScorecardRow> ORDER =
      Comparator.comparing(ScorecardRow::goal)
          .thenComparing(ScorecardRow::isWholeGoal)
          .thenComparing(row -> row.period().firstDay());

  /**
   * The forecast of a goal.
   *
   * @param forecast at the goal's end
   * @param low80 the lower end of where that is with a probability of 80 %
   * @param high80 the upper end
   * @param low95 the lower end of where that is with a probability of 95 %
   * @param high95 the upper end
   * @param method the forecast method, for example {@code holt_winters}
   * @param reason why there is no forecast
   * @param neededPerDay the amount that each remaining day has to bring
   * @param factors the factors of the gap
   */
  public record Outlook(
      OptionalDouble forecast,
      OptionalDouble low80,
      OptionalDouble high80,
      OptionalDouble low95,
      OptionalDouble high95,
      Optional<String> method,
      Optional<String> reason,
      OptionalDouble neededPerDay,
      List<GapShare> factors) {
    public Outlook {
      factors = List.copyOf(factors);
    }
  }

  /**
   * Why there is no status, where more is known than that there is no value yet.
   *
   * @param reason {@code not_reported}, {@code no_data} or {@code failed}
   * @param missing the feeds that are missing
   * @param since the first day without data
   * @param failure the cause of a failure, in a sentence
   */
  public record NoStatus(
      Optional<String> reason,
      List<String> missing,
      Optional<LocalDate> since,
      Optional<String> failure) {
    /** Nothing of the sort is known. */
    public static final NoStatus NONE =
        new NoStatus(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public NoStatus {
      missing = List.copyOf(missing);
    }
  }

  public ScorecardRow {
    segment = Map.copyOf(segment);
  }

  /** Whether the row is of the whole goal; its period is then named by its first and last day. */
  public boolean isWholeGoal() {
    return period.label().contains("..");
  }
}

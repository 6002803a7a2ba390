package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * How a goal's way is spread over its days, as the plan states it.
 *
 * @param weights the share of the target that each month from the goal's first on is to bring;
 *     empty unless it is {@link Kind#MONTHLY}
 */
public record PaceRule(Kind kind, List<Double> weights) {
  /** The ways to spread it. */
  public enum Kind {
    LINEAR,
    MONTHLY,
    /** As the same days of the year before had it. */
    LAST_YEAR
  }

  public static final PaceRule LINEAR = new PaceRule(Kind.LINEAR, List.of());
  public static final PaceRule LAST_YEAR = new PaceRule(Kind.LAST_YEAR, List.of());

  public PaceRule {
    Objects.requireNonNull(kind, "kind");
    weights = List.copyOf(weights);
  }

  /** How many calendar months a range of days touches. */
  public static long months(LocalDate from, LocalDate to) {
    return ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
  }

  /** Whether the weights, where there are any, are one for each month of these days. */
  public boolean fits(LocalDate from, LocalDate to) {
    return weights.isEmpty() || weights.size() == months(from, to);
  }

  /** A weight for each month. */
  public static PaceRule monthly(List<Double> weights) {
    return new PaceRule(Kind.MONTHLY, weights);
  }
}

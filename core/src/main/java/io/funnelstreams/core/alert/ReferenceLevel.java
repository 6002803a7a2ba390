package io.funnelstreams.core.alert;

import java.util.List;

/**
 * The usual level of a KPI, and how far its days were off by chance.
 *
 * <p>A day is expected to bring {@code rate × base}. A flow with the rhythm of a week has as base
 * the ratio of its weekday to the mean of all weekdays. By how much a day is off has the variance
 * {@code spread × base}, in which the spread is the greatest of what Poisson's distribution has of
 * counts ({@code rate}), or the binomial one of proportions ({@code rate × (1 − rate)}), of what
 * days were off and of what whole weeks were: weeks are more uneven than days say where one good
 * day comes with another.
 *
 * @param rate the KPI: amounts over bases
 * @param base of a day in the mean
 * @param sample how many were counted in all
 * @param days how many
 */
record ReferenceLevel(
    double rate, double base, double spread, WeekdaySeasonality rhythm, double sample, int days) {
  /** How far days are off at least. */
  enum Floor {
    POISSON,
    BINOMIAL,
    NONE;

    double of(double rate) {
      return switch (this) {
        case POISSON -> Math.max(0, rate);
        case BINOMIAL -> Math.max(0, rate * (1 - rate));
        case NONE -> 0;
      };
    }
  }

  /**
   * Of days in their order, at least two weeks.
   *
   * @param weekly whether they have the rhythm of a week
   */
  static ReferenceLevel of(List<KpiDay> days, boolean weekly, Floor floor) {
    var rhythm = weekly ? WeekdaySeasonality.of(days) : WeekdaySeasonality.NONE;
    var total = Total.of(days, rhythm);
    var mean =
        new ReferenceLevel(
            total.rate(), total.base() / days.size(), 0, rhythm, total.sample(), days.size());
    double byDays = mean.spread(days, 1, weekly ? WeekdaySeasonality.WEEK : 1);
    double byWeeks = mean.spread(days, WeekdaySeasonality.WEEK, 1);
    return mean.withSpread(Math.max(floor.of(total.rate()), Math.max(byDays, byWeeks)));
  }

  private ReferenceLevel withSpread(double known) {
    return new ReferenceLevel(rate, base, known, rhythm, sample, days);
  }

  /** Of groups of so many days, the last of which is the latest. */
  private double spread(List<KpiDay> of, int length, int estimated) {
    double squares = 0;
    double bases = 0;
    int groups = of.size() / length;
    for (int end = of.size(), i = 0; i < groups; i++, end -= length) {
      var group = Total.of(of.subList(end - length, end), rhythm);
      squares += Math.pow(group.amount() - rate * group.base(), 2);
      bases += group.base();
    }
    return bases == 0 ? 0 : squares / bases * groups / (groups - estimated);
  }

  /** How much more a day brought than was to be expected. */
  double off(KpiDay day) {
    return day.amount() - rate * rhythm.baseOf(day);
  }

  /** The standard deviation of a day with a base as in the mean. */
  double deviation() {
    return Math.sqrt(spread * base);
  }

  /** The range of the KPI by chance over days with such a base, as far as days alone say. */
  double error(double overBase) {
    return overBase == 0 ? 0 : Math.sqrt(spread / overBase);
  }
}

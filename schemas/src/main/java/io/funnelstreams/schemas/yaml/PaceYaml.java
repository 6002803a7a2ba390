package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.plan.PaceRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pace of a goal: {@code linear}, {@code last_year}, or each month's share of the way to the
 * target.
 */
final class PaceYaml {
  private static final double ROUNDING = 0.005;

  private PaceYaml() {}

  static PaceRule rule(YamlValue pace, Optional<LocalDate> from, Optional<LocalDate> to) {
    if (!pace.isList()) {
      var word = pace.oneOf(List.of("linear", "last_year"));
      return word.filter("last_year"::equals).isPresent() ? PaceRule.LAST_YEAR : PaceRule.LINEAR;
    }
    return PaceRule.monthly(weights(pace, from, to));
  }

  private static List<Double> weights(
      YamlValue pace, Optional<LocalDate> from, Optional<LocalDate> to) {
    var items = pace.items();
    var weights =
        items.stream()
            .flatMap(item -> item.fraction().stream())
            .map(BigDecimal::doubleValue)
            .toList();
    if (weights.size() == items.size()) {
      check(pace, weights);
      from.ifPresent(first -> to.ifPresent(last -> checkMonths(pace, first, last)));
    }
    return weights;
  }

  private static void check(YamlValue pace, List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (weights.stream().anyMatch(weight -> weight < 0)) {
      pace.problem("a month's weight is 0 or more");
    } else if (Math.abs(sum - 1) > ROUNDING) {
      pace.problem(
          String.format(
              Locale.ROOT, "the weights add up to %.4g; they must add up to 1 (or 100%%)", sum));
    }
  }

  private static void checkMonths(YamlValue pace, LocalDate from, LocalDate to) {
    long months = PaceRule.months(from, to);
    int given = pace.items().size();
    if (months > 0 && given != months) {
      pace.problem(
          "there are %s weights for the %s months from %s to %s; write one for each month"
              .formatted(given, months, YearMonth.from(from), YearMonth.from(to)));
    }
  }
}

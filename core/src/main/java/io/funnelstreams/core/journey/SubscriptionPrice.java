package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Interval;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a subscription costs, as far as its events have told.
 *
 * @param price of one unit for one interval; empty where it was never told
 * @param pricedOn the day on which the price took effect, whose rate converts it
 * @param interval a month where none was told
 * @param quantity how many units; 1 where none was told
 */
record SubscriptionPrice(
    Optional<Money> price, LocalDate pricedOn, Interval interval, long quantity) {

  static final SubscriptionPrice UNKNOWN =
      new SubscriptionPrice(
          Optional.empty(), LocalDate.EPOCH, new Interval(Interval.Unit.MONTH, 1), 1);

  private static final int MONTHS_OF_YEAR = 12;

  /** MRR is kept to a ten-thousandth of a minor unit. */
  private static final int FINE_DIGITS = 4;

  /** A price that no sum could hold is a mistake at the source, and must not stop the others. */
  private static final BigDecimal MOST =
      BigDecimal.valueOf(Money.MAX_MINOR).scaleByPowerOfTen(FINE_DIGITS);

  /** What is known from the day on that an event takes effect. */
  SubscriptionPrice after(SubscriptionEvent event, LocalDate day) {
    return new SubscriptionPrice(
        event.price().or(() -> price),
        event.price().isPresent() ? day : pricedOn,
        event.interval().orElse(interval),
        event.quantity().orElse(quantity));
  }

  /**
   * What a running subscription is worth a month, in ten-thousandths of a minor unit of the plan's
   * currency; rounded once, half to even, and at most the largest amount there is.
   */
  long perMonth(FxTable fx) {
    return price.map(money -> perMonth(converted(money, fx))).orElse(0L);
  }

  private long perMonth(BigDecimal perInterval) {
    return perInterval
        .multiply(BigDecimal.valueOf(quantity))
        .multiply(BigDecimal.valueOf(unitsOfYear()))
        .scaleByPowerOfTen(FINE_DIGITS)
        .divide(
            BigDecimal.valueOf((long) MONTHS_OF_YEAR * interval.count()), 0, RoundingMode.HALF_EVEN)
        .min(MOST)
        .longValueExact();
  }

  private BigDecimal converted(Money money, FxTable fx) {
    return fx.exact(money, pricedOn)
        .orElseThrow(
            () -> new IllegalStateException("a price without a rate is not admitted: " + money));
  }

  private int unitsOfYear() {
    return switch (interval.unit()) {
      case DAY -> 365;
      case WEEK -> 52;
      case MONTH -> MONTHS_OF_YEAR;
      case YEAR -> 1;
    };
  }
}

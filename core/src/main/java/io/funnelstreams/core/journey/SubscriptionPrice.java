package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The price of a subscription, as far as its events say.
 *
 * @param price of one unit for one interval; empty where it was never given
 * @param pricedOn the day on which the price took effect, whose rate converts it
 * @param interval a month where none was given
 * @param quantity how many units; 1 where none was given
 */
record SubscriptionPrice(
    Optional<UnitPrice> price, LocalDate pricedOn, BillingCycle interval, long quantity) {

  static final SubscriptionPrice UNKNOWN =
      new SubscriptionPrice(
          Optional.empty(), LocalDate.EPOCH, new BillingCycle(BillingCycle.Unit.MONTH, 1), 1);

  private static final int MONTHS_OF_YEAR = 12;

  /** A price that no sum could hold is a mistake at the source and is not taken. */
  private static final BigDecimal MOST =
      BigDecimal.valueOf(Money.MAX_MINOR).scaleByPowerOfTen(Money.SUMMED_DECIMALS);

  /**
   * The price from the day on that an event takes effect. An event with which the subscription
   * would be worth more than any amount may be leaves price, interval and quantity as they were.
   */
  SubscriptionPrice after(SubscriptionEvent event, LocalDate day, FxTable fx) {
    var next = with(event, day);
    return next.fits(fx) ? next : this;
  }

  /** The price after an event, be it too large or not. */
  SubscriptionPrice with(SubscriptionEvent event, LocalDate day) {
    return new SubscriptionPrice(
        event.price().or(() -> price),
        event.price().isPresent() ? day : pricedOn,
        event.interval().orElse(interval),
        event.quantity().orElse(quantity));
  }

  /**
   * The worth of a running subscription a month, in ten-thousandths of a minor unit of the plan's
   * currency: price times quantity, rounded once, half to even. A worth above 0 is never rounded to
   * 0, because its customer would not count.
   */
  long perMonth(FxTable fx) {
    return rounded(fx).longValueExact();
  }

  /** Whether its worth a month is an amount that sums can hold. */
  boolean fits(FxTable fx) {
    return rounded(fx).compareTo(MOST) <= 0;
  }

  private BigDecimal rounded(FxTable fx) {
    return price.map(unit -> rounded(converted(unit, fx))).orElse(BigDecimal.ZERO);
  }

  private BigDecimal rounded(BigDecimal perInterval) {
    var perYear =
        perInterval
            .multiply(BigDecimal.valueOf(quantity))
            .multiply(BigDecimal.valueOf(unitsOfYear()))
            .scaleByPowerOfTen(Money.SUMMED_DECIMALS);
    var months = BigDecimal.valueOf((long) MONTHS_OF_YEAR * interval.count());
    var perMonth = perYear.divide(months, 0, RoundingMode.HALF_EVEN);
    return perMonth.signum() == 0 && perYear.signum() > 0 ? BigDecimal.ONE : perMonth;
  }

  private BigDecimal converted(UnitPrice unit, FxTable fx) {
    return fx.exact(unit, pricedOn)
        .orElseThrow(
            () -> new IllegalStateException("a price without a rate is not admitted: " + unit));
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

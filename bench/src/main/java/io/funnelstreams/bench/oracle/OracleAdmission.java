package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Which deliveries count at all: not too late, and in a currency that can be converted. */
record OracleAdmission(JourneyRules rules) {

  boolean admits(Event delivery) {
    return !tooLate(delivery) && (delivery.header().deleted() || convertible(delivery));
  }

  private boolean tooLate(Event delivery) {
    var horizon = rules.allowedLateness().get(delivery.family());
    var header = delivery.header();
    var age = Duration.between(header.occurredAt(), header.recordedAt());
    return horizon != null && !header.backfill() && age.compareTo(horizon) > 0;
  }

  private boolean convertible(Event delivery) {
    var day = new EventDay(rules.calendar().zone()).ofEffect(delivery);
    var exchange = new OracleRates(rules.fx());
    if (delivery instanceof SubscriptionEvent subscription) {
      return subscription.price().map(price -> counts(exchange.exactly(price, day))).orElse(true);
    }
    return amountOf(delivery).map(money -> counts(exchange.exactly(money, day))).orElse(true);
  }

  /** There is a rate, and what it gives is not more than any amount may be. */
  private static boolean counts(Optional<BigDecimal> converted) {
    return converted.isPresent() && converted.get().abs().compareTo(BigDecimal.TEN.pow(13)) <= 0;
  }

  private static Optional<Money> amountOf(Event delivery) {
    if (delivery instanceof DealEvent deal) {
      return deal.amount();
    } else if (delivery instanceof PaymentEvent payment) {
      return Optional.of(payment.amount());
    } else if (delivery instanceof SpendEvent spend) {
      return Optional.of(spend.amount());
    }
    return delivery instanceof ContractEvent contract ? contract.value() : Optional.empty();
  }
}

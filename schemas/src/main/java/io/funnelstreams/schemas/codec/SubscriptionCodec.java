package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.Interval;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.schemas.avro.BillingInterval;
import io.funnelstreams.schemas.avro.SubscriptionType;
import java.util.Optional;
import java.util.OptionalLong;

/** Transitions of subscriptions. */
final class SubscriptionCodec {
  /** What the schema says where no interval is told. */
  private static final int NO_COUNT = 1;

  private SubscriptionCodec() {}

  static SubscriptionEvent toCore(io.funnelstreams.schemas.avro.SubscriptionEvent avro) {
    return new SubscriptionEvent(
        HeaderCodec.toCore(avro.getHeader()),
        Field.text(avro.getSubscriptionId(), "subscription_id"),
        type(avro.getType()),
        price(avro),
        interval(avro.getInterval(), avro.getIntervalCount()),
        quantity(avro.getQuantity()),
        Optional.ofNullable(avro.getTermEnd()),
        Optional.ofNullable(avro.getEffectiveAt()),
        avro.getEffectiveAllDay());
  }

  static io.funnelstreams.schemas.avro.SubscriptionEvent toAvro(SubscriptionEvent event) {
    return new io.funnelstreams.schemas.avro.SubscriptionEvent(
        HeaderCodec.toAvro(event.header()),
        event.subscriptionId(),
        type(event.type()),
        MoneyCodec.toAvro(event.price().flatMap(UnitPrice::exactMoney)),
        event.interval().map(interval -> unit(interval.unit())).orElse(null),
        event.interval().map(Interval::count).orElse(NO_COUNT),
        event.quantity().isPresent() ? event.quantity().getAsLong() : null,
        event.termEnd().orElse(null),
        event.effectiveAt().orElse(null),
        event.effectiveAllDay(),
        event.price().map(SubscriptionCodec::unitPrice).orElse(null));
  }

  /** A writer that does not know unit prices tells the price as an amount of money. */
  private static Optional<UnitPrice> price(io.funnelstreams.schemas.avro.SubscriptionEvent avro) {
    var unit = avro.getUnitPrice();
    if (unit == null) {
      var money = MoneyCodec.toCore(avro.getPrice(), "price");
      return Field.notNegative(money, "price").map(UnitPrice::of);
    }
    var currency = MoneyCodec.currency(unit.getCurrency(), "unit_price");
    return Optional.of(new UnitPrice(unit.getAmount(), currency));
  }

  private static io.funnelstreams.schemas.avro.UnitPrice unitPrice(UnitPrice price) {
    return new io.funnelstreams.schemas.avro.UnitPrice(
        price.amount().setScale(UnitPrice.MAX_SCALE), price.currency().getCurrencyCode());
  }

  private static Optional<Interval> interval(BillingInterval unit, int count) {
    if (unit == null) {
      return Optional.empty();
    }
    if (count < 1) {
      throw new InvalidFieldException(
          "interval_count", "interval_count is " + count + "; it must be 1 or more");
    }
    return Optional.of(new Interval(unit(unit), count));
  }

  private static OptionalLong quantity(Long units) {
    return units == null
        ? OptionalLong.empty()
        : OptionalLong.of(Field.notNegative(units, "quantity"));
  }

  private static SubscriptionEvent.Type type(SubscriptionType type) {
    return switch (type) {
      case TRIAL_STARTED -> SubscriptionEvent.Type.TRIAL_STARTED;
      case STARTED -> SubscriptionEvent.Type.STARTED;
      case CHANGED -> SubscriptionEvent.Type.CHANGED;
      case RENEWED -> SubscriptionEvent.Type.RENEWED;
      case PAUSED -> SubscriptionEvent.Type.PAUSED;
      case RESUMED -> SubscriptionEvent.Type.RESUMED;
      case CANCELLED -> SubscriptionEvent.Type.CANCELLED;
      case UNKNOWN -> throw Field.unknownSymbol("type");
    };
  }

  private static SubscriptionType type(SubscriptionEvent.Type type) {
    return switch (type) {
      case TRIAL_STARTED -> SubscriptionType.TRIAL_STARTED;
      case STARTED -> SubscriptionType.STARTED;
      case CHANGED -> SubscriptionType.CHANGED;
      case RENEWED -> SubscriptionType.RENEWED;
      case PAUSED -> SubscriptionType.PAUSED;
      case RESUMED -> SubscriptionType.RESUMED;
      case CANCELLED -> SubscriptionType.CANCELLED;
    };
  }

  private static Interval.Unit unit(BillingInterval unit) {
    return switch (unit) {
      case DAY -> Interval.Unit.DAY;
      case WEEK -> Interval.Unit.WEEK;
      case MONTH -> Interval.Unit.MONTH;
      case YEAR -> Interval.Unit.YEAR;
      case UNKNOWN -> throw Field.unknownSymbol("interval");
    };
  }

  private static BillingInterval unit(Interval.Unit unit) {
    return switch (unit) {
      case DAY -> BillingInterval.DAY;
      case WEEK -> BillingInterval.WEEK;
      case MONTH -> BillingInterval.MONTH;
      case YEAR -> BillingInterval.YEAR;
    };
  }
}

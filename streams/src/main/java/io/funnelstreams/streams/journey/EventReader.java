package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.Interval;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.streams.binary.BinaryReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the events of one row, in the order that an {@link EventWriter} wrote them. */
final class EventReader {
  private final BinaryReader in;
  private final List<Map<String, String>> segments = new ArrayList<>();

  EventReader(BinaryReader in) {
    this.in = in;
  }

  Event read() {
    var family = in.constant(Family.class);
    var header = header();
    return switch (family) {
      case LEAD ->
          new LeadEvent(
              header, in.constant(LeadEvent.Type.class), in.optionalText(), in.optionalText());
      case CALL ->
          CallOutcomeText.call(
              header, in.constant(CallEvent.Purpose.class), in.optionalText(), in.count());
      case DEAL ->
          new DealEvent(
              header,
              in.text(),
              in.constant(DealEvent.Type.class),
              in.optionalText(),
              optionalMoney());
      case CONTRACT ->
          new ContractEvent(
              header, in.text(), in.constant(ContractEvent.Type.class), optionalMoney());
      case SUBSCRIPTION -> subscription(header);
      case PAYMENT ->
          new PaymentEvent(
              header,
              in.text(),
              in.constant(PaymentEvent.Document.class),
              in.constant(PaymentEvent.Type.class),
              money());
      case SPEND -> spend(header);
      case WEB ->
          new WebEvent(
              header, in.text(), in.constant(WebEvent.ReferrerClass.class), in.optionalText());
      case SOCIAL ->
          new SocialEvent(header, in.text(), in.constant(SocialEvent.Type.class), in.count());
      case PUBLICATION -> publication(header);
    };
  }

  private SubscriptionEvent subscription(Header header) {
    return new SubscriptionEvent(
        header,
        in.text(),
        in.constant(SubscriptionEvent.Type.class),
        in.flag() ? Optional.of(price()) : Optional.empty(),
        in.flag() ? Optional.of(interval()) : Optional.empty(),
        in.flag() ? OptionalLong.of(in.count()) : OptionalLong.empty(),
        in.flag() ? Optional.of(day()) : Optional.empty(),
        in.flag() ? Optional.of(Instant.ofEpochMilli(in.number())) : Optional.empty(),
        in.flag());
  }

  private SpendEvent spend(Header header) {
    return new SpendEvent(
        header,
        day(),
        in.text(),
        in.constant(SpendEvent.Purpose.class),
        money(),
        in.optionalText(),
        in.optionalText());
  }

  private PublicationEvent publication(Header header) {
    return new PublicationEvent(
        header,
        in.text(),
        in.flag() ? OptionalInt.of(in.intCount()) : OptionalInt.empty(),
        in.optionalText(),
        in.optionalText());
  }

  private Interval interval() {
    return new Interval(in.constant(Interval.Unit.class), in.intCount());
  }

  private LocalDate day() {
    return LocalDate.ofEpochDay(in.number());
  }

  private Header header() {
    var key = new EventKey(in.text(), in.once());
    long revision = in.number();
    int flags = in.intCount();
    long sequence = (flags & EventWriter.SEQUENCE) != 0 ? in.number() : 0;
    long occurred = in.number();
    long recorded = occurred + in.number();
    return new Header(
        key,
        revision,
        (flags & EventWriter.DELETED) != 0,
        (flags & EventWriter.BACKFILL) != 0,
        Instant.ofEpochMilli(occurred),
        Instant.ofEpochMilli(recorded),
        in.text(),
        segment(),
        sequence,
        (flags & EventWriter.ALL_DAY) != 0);
  }

  private Map<String, String> segment() {
    int known = in.intCount();
    if (known > 0) {
      return segments.get(known - 1);
    }
    var values = new HashMap<String, String>();
    for (int left = in.intCount(); left > 0; left--) {
      values.put(in.text(), in.text());
    }
    var segment = Map.copyOf(values);
    segments.add(segment);
    return segment;
  }

  private UnitPrice price() {
    var amount = new BigDecimal(in.whole(), in.intCount());
    return new UnitPrice(amount, Currency.getInstance(in.text()));
  }

  private Optional<Money> optionalMoney() {
    return in.flag() ? Optional.of(money()) : Optional.empty();
  }

  private Money money() {
    return Money.of(in.number(), in.text());
  }
}

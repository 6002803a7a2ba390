package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Puts an event of a family together from its fields. */
public final class EventBody {
  private EventBody() {}

  /**
   * The event; empty where a field is wrong.
   *
   * @throws IllegalArgumentException where the fields break a rule of the family
   */
  public static Optional<Event> of(Family family, Header header, EventValues fields) {
    return switch (family) {
      case LEAD -> lead(header, fields);
      case CALL -> call(header, fields);
      case DEAL -> deal(header, fields);
      case CONTRACT -> contract(header, fields);
      case SUBSCRIPTION -> subscription(header, fields);
      case PAYMENT -> payment(header, fields);
      case SPEND -> spend(header, fields);
      case WEB -> web(header, fields);
      case SOCIAL -> social(header, fields);
      case PUBLICATION -> publication(header, fields);
    };
  }

  private static Optional<Event> lead(Header header, EventValues fields) {
    var type = fields.word(EventField.TYPE, LeadEvent.Type.class);
    var mergedInto = fields.text(EventField.MERGED_INTO);
    var reason = fields.text(EventField.REASON);
    return fields.make(() -> new LeadEvent(header, type.orElseThrow(), mergedInto, reason));
  }

  private static Optional<Event> call(Header header, EventValues fields) {
    var purpose = fields.word(EventField.PURPOSE, CallEvent.Purpose.class);
    var outcome =
        fields
            .text(EventField.OUTCOME)
            .flatMap(any -> fields.word(EventField.OUTCOME, CallEvent.Outcome.class));
    var own =
        fields
            .text(EventField.SOURCE_OUTCOME)
            .filter(word -> outcome.filter(o -> o.word().equals(word)).isEmpty());
    long seconds = fields.number(EventField.SECONDS).orElse(0L);
    return fields.make(() -> new CallEvent(header, purpose.orElseThrow(), outcome, seconds, own));
  }

  private static Optional<Event> deal(Header header, EventValues fields) {
    var id = fields.requiredText(EventField.DEAL_ID);
    var type = fields.word(EventField.TYPE, DealEvent.Type.class);
    var stage = fields.text(EventField.STAGE);
    var amount = fields.money(EventField.AMOUNT);
    return fields.make(() -> new DealEvent(header, id, type.orElseThrow(), stage, amount));
  }

  private static Optional<Event> contract(Header header, EventValues fields) {
    var id = fields.requiredText(EventField.CONTRACT_ID);
    var type = fields.word(EventField.TYPE, ContractEvent.Type.class);
    var value = fields.money(EventField.VALUE);
    return fields.make(() -> new ContractEvent(header, id, type.orElseThrow(), value));
  }

  private static Optional<Event> subscription(Header header, EventValues fields) {
    var id = fields.requiredText(EventField.SUBSCRIPTION_ID);
    var type = fields.word(EventField.TYPE, SubscriptionEvent.Type.class);
    var price = fields.price(EventField.PRICE);
    var interval = fields.interval(EventField.INTERVAL, EventField.INTERVAL_COUNT);
    var quantity = fields.number(EventField.QUANTITY);
    var termEnd = fields.day(EventField.TERM_END);
    var effectiveAt = fields.date(EventField.EFFECTIVE_AT);
    return fields.make(
        () ->
            new SubscriptionEvent(
                header,
                id,
                type.orElseThrow(),
                price,
                interval,
                quantity.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                termEnd,
                effectiveAt.map(EventDate::at),
                effectiveAt.map(EventDate::allDay).orElse(false)));
  }

  private static Optional<Event> payment(Header header, EventValues fields) {
    var id = fields.requiredText(EventField.DOCUMENT_ID);
    var document = fields.word(EventField.DOCUMENT, PaymentEvent.Document.class);
    var type = fields.word(EventField.TYPE, PaymentEvent.Type.class);
    var amount = fields.requiredMoney(EventField.AMOUNT);
    return fields.make(
        () ->
            new PaymentEvent(
                header, id, document.orElseThrow(), type.orElseThrow(), amount.orElseThrow()));
  }

  private static Optional<Event> spend(Header header, EventValues fields) {
    var day =
        fields
            .day(EventField.DAY)
            .orElseGet(() -> fields.dayOf(header.occurredAt(), EventField.OCCURRED_AT));
    var channel = fields.requiredText(EventField.CHANNEL);
    var purpose = fields.word(EventField.PURPOSE, SpendEvent.Purpose.class);
    var amount = fields.requiredMoney(EventField.AMOUNT);
    var account = fields.text(EventField.ACCOUNT);
    var campaign = fields.text(EventField.CAMPAIGN);
    return fields.make(
        () ->
            new SpendEvent(
                header,
                day,
                channel,
                purpose.orElseThrow(),
                amount.orElseThrow(),
                account,
                campaign));
  }

  private static Optional<Event> web(Header header, EventValues fields) {
    var path = fields.requiredText(EventField.PATH);
    var cameFrom = fields.word(EventField.REFERRER_CLASS, WebEvent.ReferrerClass.class);
    var referrer = fields.text(EventField.REFERRER);
    return fields.make(() -> new WebEvent(header, path, cameFrom.orElseThrow(), referrer));
  }

  private static Optional<Event> social(Header header, EventValues fields) {
    var network = fields.requiredText(EventField.NETWORK);
    var type = fields.word(EventField.TYPE, SocialEvent.Type.class);
    long count = fields.number(EventField.COUNT).orElse(1L);
    return fields.make(() -> new SocialEvent(header, network, type.orElseThrow(), count));
  }

  private static Optional<Event> publication(Header header, EventValues fields) {
    var site = fields.requiredText(EventField.SITE);
    var authority =
        fields
            .smallNumber(EventField.DOMAIN_AUTHORITY)
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty);
    var url = fields.text(EventField.URL);
    var title = fields.text(EventField.TITLE);
    return fields.make(() -> new PublicationEvent(header, site, authority, url, title));
  }
}

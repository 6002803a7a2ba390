package io.funnelstreams.bench.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Events of the cases as short JSON: {@code family}, {@code id}, {@code party}, {@code at} and what
 * the family needs; what is left out has the value that it has nearly always.
 */
final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  static Event read(String line) {
    try {
      var json = JSON.readTree(line);
      return event(header(json), json);
    } catch (IOException e) {
      throw new UncheckedIOException("not an event: " + line, e);
    }
  }

  private static Header header(JsonNode json) {
    var at = instant(json.required("at").textValue());
    return new Header(
        new EventKey(text(json, "source").orElse("crm"), json.required("id").textValue()),
        json.path("revision").asLong(1),
        json.path("deleted").asBoolean(false),
        json.path("backfill").asBoolean(false),
        at,
        text(json, "recorded").map(Instant::parse).orElse(at),
        json.required("party").textValue(),
        segment(json.path("segment")),
        json.path("sequence").asLong(0),
        isDay(json.required("at").textValue()));
  }

  /** {@code 2026-03-01} is a day without a time, {@code 2026-03-01T00:00:00Z} an instant. */
  private static boolean isDay(String text) {
    return text.indexOf('T') < 0;
  }

  private static Instant instant(String text) {
    return Instant.parse(isDay(text) ? text + "T00:00:00Z" : text);
  }

  private static Map<String, String> segment(JsonNode json) {
    var segment = new HashMap<String, String>();
    json.properties().forEach(field -> segment.put(field.getKey(), field.getValue().textValue()));
    return segment;
  }

  private static Event event(Header header, JsonNode json) {
    return switch (json.required("family").textValue()) {
      case "lead" ->
          new LeadEvent(
              header,
              type(LeadEvent.Type.class, json, "type"),
              text(json, "into"),
              text(json, "reason"));
      case "call" ->
          new CallEvent(
              header,
              type(CallEvent.Purpose.class, json, "purpose"),
              text(json, "outcome"),
              json.path("seconds").asLong(0));
      case "deal" ->
          new DealEvent(
              header,
              json.required("deal").textValue(),
              type(DealEvent.Type.class, json, "type"),
              text(json, "stage"),
              text(json, "amount").map(EventJson::money));
      case "contract" ->
          new ContractEvent(
              header,
              json.required("contract").textValue(),
              type(ContractEvent.Type.class, json, "type"),
              text(json, "value").map(EventJson::money));
      case "meeting" -> meeting(header, json);
      case "subscription" -> subscription(header, json);
      case "payment" ->
          new PaymentEvent(
              header,
              json.required("document").textValue(),
              type(PaymentEvent.Document.class, json, "of"),
              type(PaymentEvent.Type.class, json, "type"),
              money(json.required("amount").textValue()));
      default -> marketing(header, json);
    };
  }

  private static Event meeting(Header header, JsonNode json) {
    return new MeetingEvent(
        header,
        json.required("meeting").textValue(),
        type(MeetingEvent.Type.class, json, "type"),
        text(json, "starts").map(EventJson::instant),
        text(json, "starts").map(EventJson::isDay).orElse(false),
        text(json, "kind"),
        text(json, "host"),
        json.path("seconds").asLong(0));
  }

  private static Event subscription(Header header, JsonNode json) {
    return new SubscriptionEvent(
        header,
        json.required("subscription").textValue(),
        type(SubscriptionEvent.Type.class, json, "type"),
        text(json, "price").map(EventJson::price),
        text(json, "each").map(EventJson::interval),
        json.has("quantity")
            ? OptionalLong.of(json.get("quantity").asLong())
            : OptionalLong.empty(),
        text(json, "term_end").map(LocalDate::parse),
        text(json, "effective").map(EventJson::instant),
        text(json, "effective").map(EventJson::isDay).orElse(false));
  }

  private static Event marketing(Header header, JsonNode json) {
    return switch (json.required("family").textValue()) {
      case "spend" ->
          new SpendEvent(
              header,
              LocalDate.parse(json.required("day").textValue()),
              json.required("channel").textValue(),
              type(SpendEvent.Purpose.class, json, "purpose"),
              money(json.required("amount").textValue()),
              text(json, "account"),
              text(json, "campaign"));
      case "web" ->
          new WebEvent(
              header,
              text(json, "path").orElse("/"),
              type(WebEvent.ReferrerClass.class, json, "from"),
              Optional.empty());
      case "social" ->
          new SocialEvent(
              header,
              json.required("network").textValue(),
              type(SocialEvent.Type.class, json, "type"),
              json.path("count").asLong(1));
      case "publication" ->
          new PublicationEvent(
              header,
              json.required("site").textValue(),
              json.has("authority")
                  ? OptionalInt.of(json.get("authority").asInt())
                  : OptionalInt.empty(),
              Optional.empty(),
              Optional.empty());
      default -> throw new IllegalArgumentException("no such family: " + json);
    };
  }

  /** {@code 3 month}. */
  private static BillingCycle interval(String text) {
    var parts = text.split(" ", 2);
    var unit = BillingCycle.Unit.valueOf(parts[1].toUpperCase(Locale.ROOT));
    return new BillingCycle(unit, Integer.parseInt(parts[0]));
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.ofNullable(json.get(field)).map(JsonNode::textValue);
  }

  private static <E extends Enum<E>> E type(Class<E> type, JsonNode json, String field) {
    return Enum.valueOf(type, json.required(field).textValue().toUpperCase(Locale.ROOT));
  }

  /** {@code 0.0035 EUR}. */
  private static UnitPrice price(String text) {
    var parts = text.split(" ", 2);
    return UnitPrice.of(parts[0], parts[1]);
  }

  /** {@code 12.50 EUR}. */
  private static Money money(String text) {
    var parts = text.split(" ", 2);
    var currency = Currency.getInstance(parts[1]);
    var minor = new BigDecimal(parts[0]).movePointRight(currency.getDefaultFractionDigits());
    return new Money(minor.longValueExact(), currency);
  }
}

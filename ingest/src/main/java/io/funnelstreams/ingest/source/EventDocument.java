package io.funnelstreams.ingest.source;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.Interval;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Events as documents that people read: names as mappings write them, values as texts. */
public final class EventDocument {
  private EventDocument() {}

  /** What an event says; what it leaves open is left out. */
  public static Map<String, Object> of(Event event) {
    var header = event.header();
    var document = new LinkedHashMap<String, Object>();
    document.put("family", event.family().name().toLowerCase(Locale.ROOT));
    document.put("source", header.key().source());
    document.put("event_id", header.key().eventId());
    document.put("party", header.partyId());
    document.put("occurred_at", header.occurredAt().toString());
    addState(header, document);
    document.putAll(values(event));
    if (!header.segment().isEmpty()) {
      document.put("segment", new TreeMap<>(header.segment()));
    }
    return document;
  }

  private static void addState(Header header, Map<String, Object> document) {
    if (header.revision() != 0) {
      document.put("revision", header.revision());
    }
    if (header.deleted()) {
      document.put("deleted", true);
    }
  }

  /** The family's own values, in the order that its record has them. */
  public static Map<String, String> values(Event event) {
    var values = new LinkedHashMap<String, String>();
    for (var component : event.getClass().getRecordComponents()) {
      if (component.getType() != Header.class) {
        text(value(component, event)).ifPresent(text -> values.put(name(component), text));
      }
    }
    return values;
  }

  private static Object value(RecordComponent component, Event event) {
    try {
      return component.getAccessor().invoke(event);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an event's values can always be read", e);
    }
  }

  private static Optional<String> text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(EventDocument::text);
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? text(optional.getAsLong()) : Optional.empty();
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? text(optional.getAsInt()) : Optional.empty();
    }
    if (value instanceof Boolean yes) {
      return yes ? Optional.of("true") : Optional.empty();
    }
    if (value instanceof Money money) {
      return Optional.of(amount(money));
    }
    if (value instanceof UnitPrice price) {
      return Optional.of(price.exactMoney().map(EventDocument::amount).orElseGet(price::toString));
    }
    if (value instanceof Interval interval) {
      return Optional.of(interval.count() + " " + interval.unit().name().toLowerCase(Locale.ROOT));
    }
    return value instanceof Enum<?> word
        ? Optional.of(word.name().toLowerCase(Locale.ROOT))
        : Optional.of(value.toString());
  }

  private static String amount(Money money) {
    int decimals = Math.max(0, money.currency().getDefaultFractionDigits());
    return BigDecimal.valueOf(money.minor(), decimals).toPlainString() + " " + money.currency();
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}

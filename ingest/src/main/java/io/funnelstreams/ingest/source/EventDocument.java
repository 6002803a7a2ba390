package io.funnelstreams.ingest.source;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.EffectiveTime;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.FieldType.OptionalTime;
import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.core.event.FieldWriter;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SourceWord;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Events as documents that people read: names as mappings write them, values as texts. */
public final class EventDocument {
  private EventDocument() {}

  /** The values of an event, without those that it leaves open. */
  public static Map<String, Object> of(Event event) {
    var header = event.header();
    var document = new LinkedHashMap<String, Object>();
    document.put("family", Event.lower(event.family()));
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

  /** The family's own values, in the order of its description. */
  public static Map<String, String> values(Event event) {
    var values = new LinkedHashMap<String, String>();
    event.family().description().write(event, new Texts(values));
    return values;
  }

  /** Values as texts, without missing ones. */
  private record Texts(Map<String, String> texts) implements FieldWriter {
    @Override
    public void text(String id, String value) {
      texts.put(id, value);
    }

    @Override
    public void optionalText(String id, Optional<String> value) {
      value.ifPresent(text -> text(id, text));
    }

    @Override
    public void word(String id, Enum<?> value) {
      text(id, Event.lower(value));
    }

    @Override
    public void translated(String id, SourceWord<?> value) {
      value.word().ifPresent(word -> word(id, word));
      optionalText(Translated.ownId(id), value.own());
    }

    @Override
    public void count(String id, long value) {
      text(id, Long.toString(value));
    }

    @Override
    public void optionalCount(String id, OptionalLong value) {
      value.ifPresent(count -> count(id, count));
    }

    @Override
    public void optionalSmall(String id, OptionalInt value) {
      value.ifPresent(count -> count(id, count));
    }

    @Override
    public void amount(String id, Money value) {
      text(id, EventDocument.amount(value));
    }

    @Override
    public void optionalAmount(String id, Optional<Money> value) {
      value.ifPresent(money -> amount(id, money));
    }

    @Override
    public void optionalPrice(String id, Optional<UnitPrice> value) {
      value.ifPresent(
          price ->
              text(id, price.exactMoney().map(EventDocument::amount).orElseGet(price::toString)));
    }

    @Override
    public void optionalInterval(String id, Optional<BillingCycle> value) {
      value.ifPresent(each -> text(id, each.count() + " " + Event.lower(each.unit())));
    }

    @Override
    public void day(String id, LocalDate value) {
      text(id, value.toString());
    }

    @Override
    public void optionalDay(String id, Optional<LocalDate> value) {
      value.ifPresent(day -> day(id, day));
    }

    @Override
    public void optionalTime(String id, Optional<EffectiveTime> value) {
      value.ifPresent(time -> text(id, time.at().toString()));
      value.filter(EffectiveTime::allDay).ifPresent(day -> text(OptionalTime.allDayId(id), "true"));
    }
  }

  private static String amount(Money money) {
    int decimals = Math.max(0, money.currency().getDefaultFractionDigits());
    return BigDecimal.valueOf(money.minor(), decimals).toPlainString() + " " + money.currency();
  }
}

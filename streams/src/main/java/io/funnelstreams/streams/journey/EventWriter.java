package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.EffectiveTime;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.FieldWriter;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SourceWord;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes the events of one row. Names of enums and segments, which most events of a party share,
 * are written once and then referred to by number.
 */
final class EventWriter implements FieldWriter {
  static final int DELETED = 1;
  static final int BACKFILL = 2;
  static final int ALL_DAY = 4;
  static final int SEQUENCE = 8;

  /** Separates our own word from the source's. */
  static final char OWN_WORD = '\n';

  private final BinaryWriter out;
  private final Optional<SegmentTable> table;
  private final Map<Map<String, String>, Integer> segments = new HashMap<>();

  /** Writes segments where they first occur. */
  EventWriter(BinaryWriter out) {
    this.out = out;
    this.table = Optional.empty();
  }

  /** Writes numbers of segments of a table. */
  EventWriter(BinaryWriter out, SegmentTable table) {
    this.out = out;
    this.table = Optional.of(table);
  }

  void write(Event event) {
    out.constant(event.family());
    header(event.header());
    event.family().description().write(event, this);
  }

  private void header(Header header) {
    long occurred = header.occurredAt().toEpochMilli();
    out.text(header.key().source()).once(header.key().eventId()).number(header.revision());
    out.count(flags(header));
    if (header.sequence() != 0) {
      out.number(header.sequence());
    }
    out.number(occurred).number(header.recordedAt().toEpochMilli() - occurred);
    out.text(header.partyId());
    segment(header.segment());
  }

  private static int flags(Header header) {
    return (header.deleted() ? DELETED : 0)
        | (header.backfill() ? BACKFILL : 0)
        | (header.allDay() ? ALL_DAY : 0)
        | (header.sequence() != 0 ? SEQUENCE : 0);
  }

  private void segment(Map<String, String> segment) {
    if (table.isPresent()) {
      out.count(table.get().number(segment));
    } else {
      segmentHere(segment);
    }
  }

  private void segmentHere(Map<String, String> segment) {
    var known = segments.putIfAbsent(segment, segments.size() + 1);
    if (known != null) {
      out.count(known);
      return;
    }
    out.count(0).count(segment.size());
    segment.forEach((dimension, value) -> out.text(dimension).text(value));
  }

  @Override
  public void text(String id, String value) {
    out.text(value);
  }

  @Override
  public void optionalText(String id, Optional<String> value) {
    out.optionalText(value);
  }

  @Override
  public void word(String id, Enum<?> value) {
    out.constant(value);
  }

  /**
   * The word, and behind a line break the source's own one where that is another. So what was
   * stored when there was one word alone is still read.
   */
  @Override
  public void translated(String id, SourceWord<?> value) {
    out.optionalText(
        value
            .word()
            .map(word -> Event.lower(word) + value.own().map(own -> OWN_WORD + own).orElse("")));
  }

  @Override
  public void count(String id, long value) {
    out.count(value);
  }

  @Override
  public void optionalCount(String id, OptionalLong value) {
    out.flag(value.isPresent());
    value.ifPresent(out::count);
  }

  @Override
  public void optionalSmall(String id, OptionalInt value) {
    out.flag(value.isPresent());
    value.ifPresent(out::count);
  }

  @Override
  public void amount(String id, Money value) {
    out.number(value.minor()).text(value.currency().getCurrencyCode());
  }

  @Override
  public void optionalAmount(String id, Optional<Money> value) {
    out.flag(value.isPresent());
    value.ifPresent(money -> amount(id, money));
  }

  /** The digits, as a rule in two or three bytes, and how many of them are decimals. */
  @Override
  public void optionalPrice(String id, Optional<UnitPrice> value) {
    out.flag(value.isPresent());
    value.ifPresent(
        price -> {
          out.whole(price.amount().unscaledValue()).count(price.amount().scale());
          out.text(price.currency().getCurrencyCode());
        });
  }

  @Override
  public void optionalInterval(String id, Optional<BillingCycle> value) {
    out.flag(value.isPresent());
    value.ifPresent(each -> out.constant(each.unit()).count(each.count()));
  }

  @Override
  public void day(String id, LocalDate value) {
    out.number(value.toEpochDay());
  }

  @Override
  public void optionalDay(String id, Optional<LocalDate> value) {
    out.flag(value.isPresent());
    value.ifPresent(day -> day(id, day));
  }

  @Override
  public void optionalTime(String id, Optional<EffectiveTime> value) {
    out.flag(value.isPresent());
    value.ifPresent(time -> out.number(time.at().toEpochMilli()));
    out.flag(value.map(EffectiveTime::allDay).orElse(false));
  }
}

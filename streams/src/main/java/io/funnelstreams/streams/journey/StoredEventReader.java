package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.EffectiveTime;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.FieldReader;
import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SourceWord;
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
final class StoredEventReader implements FieldReader {
  private final BinaryReader in;
  private final Optional<SegmentTable> table;
  private final List<Map<String, String>> segments = new ArrayList<>();

  StoredEventReader(BinaryReader in) {
    this.in = in;
    this.table = Optional.empty();
  }

  /** Reads what was written with a table of segments. */
  StoredEventReader(BinaryReader in, SegmentTable table) {
    this.in = in;
    this.table = Optional.of(table);
  }

  /** Goes from the begin of an event to its id, where its texts are in a table. */
  static void skipToId(BinaryReader in) {
    in.count();
    in.count();
  }

  /** Goes from the id of an event to when it occurred, and reads that. */
  static long occurredMs(BinaryReader in) {
    in.skipOnce();
    in.count();
    if ((in.count() & EventWriter.SEQUENCE) != 0) {
      in.count();
    }
    return in.number();
  }

  /** Goes from behind the family of an event to its fields, where its texts are in a table. */
  static void skipHeader(BinaryReader in) {
    in.count();
    occurredMs(in);
    in.count();
    in.count();
    in.count();
  }

  Event read() {
    var family = in.constant(Family.class);
    var header = header();
    var description = family.description();
    return description.create(header, description.read(this));
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
      return table.isPresent() ? table.get().segment(known) : segments.get(known - 1);
    }
    var values = new HashMap<String, String>();
    for (int left = in.intCount(); left > 0; left--) {
      values.put(in.text(), in.text());
    }
    var segment = Map.copyOf(values);
    segments.add(segment);
    return segment;
  }

  @Override
  public String text(String id) {
    return in.text();
  }

  @Override
  public Optional<String> optionalText(String id) {
    return in.optionalText();
  }

  @Override
  public <W extends Enum<W>> W word(String id, Class<W> words) {
    return in.constant(words);
  }

  @Override
  public <W extends Enum<W>> SourceWord<W> translated(String id, Translated<W> type) {
    var stored = in.optionalText();
    int end = stored.map(text -> text.indexOf(EventWriter.OWN_WORD)).orElse(-1);
    if (end >= 0) {
      var first = stored.map(text -> text.substring(0, end));
      return new SourceWord<>(
          first.map(type.reading()), stored.map(text -> text.substring(end + 1)));
    }
    var word = stored.map(type.reading());
    return new SourceWord<>(word, stored.filter(own -> !Event.lower(word.get()).equals(own)));
  }

  @Override
  public long count(String id, long absent) {
    return in.count();
  }

  @Override
  public OptionalLong optionalCount(String id) {
    return in.flag() ? OptionalLong.of(in.count()) : OptionalLong.empty();
  }

  @Override
  public OptionalInt optionalSmall(String id) {
    return in.flag() ? OptionalInt.of(in.intCount()) : OptionalInt.empty();
  }

  @Override
  public Money amount(String id) {
    return Money.of(in.number(), in.text());
  }

  @Override
  public Optional<Money> optionalAmount(String id) {
    return in.flag() ? Optional.of(amount(id)) : Optional.empty();
  }

  @Override
  public Optional<UnitPrice> optionalPrice(String id) {
    if (!in.flag()) {
      return Optional.empty();
    }
    var amount = new BigDecimal(in.whole(), in.intCount());
    return Optional.of(new UnitPrice(amount, Currency.getInstance(in.text())));
  }

  @Override
  public Optional<BillingCycle> optionalInterval(String id) {
    return in.flag()
        ? Optional.of(new BillingCycle(in.constant(BillingCycle.Unit.class), in.intCount()))
        : Optional.empty();
  }

  @Override
  public LocalDate day(String id) {
    return LocalDate.ofEpochDay(in.number());
  }

  @Override
  public Optional<LocalDate> optionalDay(String id) {
    return in.flag() ? Optional.of(day(id)) : Optional.empty();
  }

  @Override
  public Optional<EffectiveTime> optionalTime(String id) {
    var at = in.flag() ? Optional.of(Instant.ofEpochMilli(in.number())) : Optional.<Instant>empty();
    boolean allDay = in.flag();
    return at.map(instant -> new EffectiveTime(instant, allDay));
  }
}

package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.EffectiveTime;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.FieldReader;
import io.funnelstreams.core.event.FieldType.OptionalInterval;
import io.funnelstreams.core.event.FieldType.OptionalTime;
import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.core.event.SourceWord;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** The fields of a record as values of the core. */
record AvroReader(SpecificRecord avro) implements FieldReader {
  /** The default of an enum, which means a symbol that is newer than the reader. */
  private static final String UNKNOWN = "UNKNOWN";

  @Override
  public String text(String id) {
    return Field.text((String) value(id), id);
  }

  @Override
  public Optional<String> optionalText(String id) {
    return optional(id, String.class);
  }

  @Override
  public <W extends Enum<W>> W word(String id, Class<W> words) {
    return word(id, (Enum<?>) value(id), words);
  }

  private static <W extends Enum<W>> W word(String id, Enum<?> symbol, Class<W> words) {
    if (symbol.name().equals(UNKNOWN)) {
      throw Field.unknownSymbol(id);
    }
    return Enum.valueOf(words, symbol.name());
  }

  /** Earlier records hold only the source's own word, in place of ours. */
  @Override
  public <W extends Enum<W>> SourceWord<W> translated(String id, Translated<W> type) {
    var text = optional(id, String.class);
    var word = text.map(type.reading());
    var own = optional(Translated.ownId(id), String.class);
    return new SourceWord<>(word, own.or(() -> text.filter(said -> !isWord(said, word))));
  }

  private static boolean isWord(String said, Optional<? extends Enum<?>> word) {
    return word.filter(ours -> Event.lower(ours).equals(said)).isPresent();
  }

  @Override
  public long count(String id, long absent) {
    return Field.notNegative((Long) value(id), id);
  }

  @Override
  public OptionalLong optionalCount(String id) {
    return optional(id, Long.class)
        .map(count -> OptionalLong.of(Field.notNegative(count, id)))
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public OptionalInt optionalSmall(String id) {
    return optional(id, Integer.class).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  @Override
  public Money amount(String id) {
    return Field.notNegative(
        MoneyCodec.required((io.funnelstreams.schemas.avro.Money) value(id), id), id);
  }

  @Override
  public Optional<Money> optionalAmount(String id) {
    return MoneyCodec.toCore((io.funnelstreams.schemas.avro.Money) value(id), id);
  }

  /** A writer that does not know unit prices writes the price as an amount of money. */
  @Override
  public Optional<UnitPrice> optionalPrice(String id) {
    var unit = (io.funnelstreams.schemas.avro.UnitPrice) value(AvroWriter.unitPriceId(id));
    if (unit == null) {
      return optionalAmount(id).map(money -> Field.notNegative(money, id)).map(UnitPrice::of);
    }
    var currency = MoneyCodec.currency(unit.getCurrency(), AvroWriter.unitPriceId(id));
    return Optional.of(new UnitPrice(unit.getAmount(), currency));
  }

  @Override
  public Optional<BillingCycle> optionalInterval(String id) {
    return optional(id, Enum.class)
        .map(unit -> word(id, unit, BillingCycle.Unit.class))
        .map(unit -> new BillingCycle(unit, (Integer) value(OptionalInterval.countId(id))));
  }

  @Override
  public LocalDate day(String id) {
    return (LocalDate) value(id);
  }

  @Override
  public Optional<LocalDate> optionalDay(String id) {
    return optional(id, LocalDate.class);
  }

  @Override
  public Optional<EffectiveTime> optionalTime(String id) {
    return optional(id, Instant.class)
        .map(at -> new EffectiveTime(at, (Boolean) value(OptionalTime.allDayId(id))));
  }

  private <T> Optional<T> optional(String id, Class<T> type) {
    return Optional.ofNullable(type.cast(value(id)));
  }

  private Object value(String id) {
    return avro.get(avro.getSchema().getField(id).pos());
  }
}

package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.EffectiveTime;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.FieldType.OptionalInterval;
import io.funnelstreams.core.event.FieldType.OptionalTime;
import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.core.event.FieldWriter;
import io.funnelstreams.core.event.SourceWord;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** Values of the core as the fields of a record. */
record AvroWriter(AvroFamily family, SpecificRecord avro) implements FieldWriter {
  /** What the schema says where there is no interval. */
  private static final int NO_COUNT = 1;

  /** The field that holds a price with all of its decimals. */
  static String unitPriceId(String id) {
    return "unit_" + id;
  }

  @Override
  public void text(String id, String value) {
    put(id, value);
  }

  @Override
  public void optionalText(String id, Optional<String> value) {
    put(id, value.orElse(null));
  }

  @Override
  public void word(String id, Enum<?> value) {
    put(id, family.symbol(id, value));
  }

  @Override
  public void translated(String id, SourceWord<?> value) {
    put(id, value.word().map(Event::lower).orElse(null));
    put(Translated.ownId(id), value.own().orElse(null));
  }

  @Override
  public void count(String id, long value) {
    put(id, value);
  }

  @Override
  public void optionalCount(String id, OptionalLong value) {
    put(id, value.isPresent() ? value.getAsLong() : null);
  }

  @Override
  public void optionalSmall(String id, OptionalInt value) {
    put(id, value.isPresent() ? value.getAsInt() : null);
  }

  @Override
  public void amount(String id, Money value) {
    put(id, MoneyCodec.toAvro(value));
  }

  @Override
  public void optionalAmount(String id, Optional<Money> value) {
    put(id, MoneyCodec.toAvro(value));
  }

  @Override
  public void optionalPrice(String id, Optional<UnitPrice> value) {
    put(id, MoneyCodec.toAvro(value.flatMap(UnitPrice::exactMoney)));
    put(unitPriceId(id), value.map(AvroWriter::unitPrice).orElse(null));
  }

  private static io.funnelstreams.schemas.avro.UnitPrice unitPrice(UnitPrice price) {
    return new io.funnelstreams.schemas.avro.UnitPrice(
        price.amount().setScale(UnitPrice.MAX_SCALE), price.currency().getCurrencyCode());
  }

  @Override
  public void optionalInterval(String id, Optional<BillingCycle> value) {
    put(id, value.map(interval -> family.symbol(id, interval.unit())).orElse(null));
    put(OptionalInterval.countId(id), value.map(BillingCycle::count).orElse(NO_COUNT));
  }

  @Override
  public void day(String id, LocalDate value) {
    put(id, value);
  }

  @Override
  public void optionalDay(String id, Optional<LocalDate> value) {
    put(id, value.orElse(null));
  }

  @Override
  public void optionalTime(String id, Optional<EffectiveTime> value) {
    put(id, value.map(EffectiveTime::at).orElse(null));
    put(OptionalTime.allDayId(id), value.map(EffectiveTime::allDay).orElse(false));
  }

  private void put(String id, Object value) {
    avro.put(avro.getSchema().getField(id).pos(), value);
  }
}

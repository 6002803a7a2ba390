package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.schemas.avro.SpendPurpose;
import java.util.Optional;

/** Money spent. */
final class SpendCodec {
  private SpendCodec() {}

  static SpendEvent toCore(io.funnelstreams.schemas.avro.SpendEvent avro) {
    return new SpendEvent(
        HeaderCodec.toCore(avro.getHeader()),
        avro.getDay(),
        Field.text(avro.getChannel(), "channel"),
        purpose(avro.getPurpose()),
        Field.notNegative(MoneyCodec.required(avro.getAmount(), "amount"), "amount"),
        Optional.ofNullable(avro.getAccount()),
        Optional.ofNullable(avro.getCampaign()));
  }

  static io.funnelstreams.schemas.avro.SpendEvent toAvro(SpendEvent event) {
    return new io.funnelstreams.schemas.avro.SpendEvent(
        HeaderCodec.toAvro(event.header()),
        event.day(),
        event.channel(),
        purpose(event.purpose()),
        MoneyCodec.toAvro(event.amount()),
        event.account().orElse(null),
        event.campaign().orElse(null));
  }

  private static SpendEvent.Purpose purpose(SpendPurpose purpose) {
    return switch (purpose) {
      case MARKETING -> SpendEvent.Purpose.MARKETING;
      case SALES -> SpendEvent.Purpose.SALES;
      case UNKNOWN -> throw Field.unknownSymbol("purpose");
    };
  }

  private static SpendPurpose purpose(SpendEvent.Purpose purpose) {
    return switch (purpose) {
      case MARKETING -> SpendPurpose.MARKETING;
      case SALES -> SpendPurpose.SALES;
    };
  }
}

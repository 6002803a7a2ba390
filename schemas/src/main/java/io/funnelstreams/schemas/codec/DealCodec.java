package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.schemas.avro.DealType;
import java.util.Optional;

/** Transitions of deals. */
final class DealCodec {
  private DealCodec() {}

  static DealEvent toCore(io.funnelstreams.schemas.avro.DealEvent avro) {
    var header = HeaderCodec.toCore(avro.getHeader());
    var type = type(avro.getType());
    var amount = MoneyCodec.toCore(avro.getAmount(), "amount");
    if (type == DealEvent.Type.AMOUNT_CHANGED && amount.isEmpty() && !header.deleted()) {
      throw new InvalidFieldException("amount", "amount is missing from a change of the amount");
    }
    return new DealEvent(
        header,
        Field.text(avro.getDealId(), "deal_id"),
        type,
        Optional.ofNullable(avro.getStage()),
        amount);
  }

  static io.funnelstreams.schemas.avro.DealEvent toAvro(DealEvent event) {
    return new io.funnelstreams.schemas.avro.DealEvent(
        HeaderCodec.toAvro(event.header()),
        event.dealId(),
        type(event.type()),
        event.stage().orElse(null),
        MoneyCodec.toAvro(event.amount()));
  }

  private static DealEvent.Type type(DealType type) {
    return switch (type) {
      case OPENED -> DealEvent.Type.OPENED;
      case STAGE_CHANGED -> DealEvent.Type.STAGE_CHANGED;
      case AMOUNT_CHANGED -> DealEvent.Type.AMOUNT_CHANGED;
      case WON -> DealEvent.Type.WON;
      case LOST -> DealEvent.Type.LOST;
      case REOPENED -> DealEvent.Type.REOPENED;
      case UNKNOWN -> throw Field.unknownSymbol("type");
    };
  }

  private static DealType type(DealEvent.Type type) {
    return switch (type) {
      case OPENED -> DealType.OPENED;
      case STAGE_CHANGED -> DealType.STAGE_CHANGED;
      case AMOUNT_CHANGED -> DealType.AMOUNT_CHANGED;
      case WON -> DealType.WON;
      case LOST -> DealType.LOST;
      case REOPENED -> DealType.REOPENED;
    };
  }
}

package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.schemas.avro.ContractType;

/** Transitions of contracts. */
final class ContractCodec {
  private ContractCodec() {}

  static ContractEvent toCore(io.funnelstreams.schemas.avro.ContractEvent avro) {
    return new ContractEvent(
        HeaderCodec.toCore(avro.getHeader()),
        Field.text(avro.getContractId(), "contract_id"),
        type(avro.getType()),
        MoneyCodec.toCore(avro.getValue(), "value"));
  }

  static io.funnelstreams.schemas.avro.ContractEvent toAvro(ContractEvent event) {
    return new io.funnelstreams.schemas.avro.ContractEvent(
        HeaderCodec.toAvro(event.header()),
        event.contractId(),
        type(event.type()),
        MoneyCodec.toAvro(event.value()));
  }

  private static ContractEvent.Type type(ContractType type) {
    return switch (type) {
      case SENT -> ContractEvent.Type.SENT;
      case VIEWED -> ContractEvent.Type.VIEWED;
      case SIGNED -> ContractEvent.Type.SIGNED;
      case DECLINED -> ContractEvent.Type.DECLINED;
      case EXPIRED -> ContractEvent.Type.EXPIRED;
      case VOIDED -> ContractEvent.Type.VOIDED;
      case UNKNOWN -> throw Field.unknownSymbol("type");
    };
  }

  private static ContractType type(ContractEvent.Type type) {
    return switch (type) {
      case SENT -> ContractType.SENT;
      case VIEWED -> ContractType.VIEWED;
      case SIGNED -> ContractType.SIGNED;
      case DECLINED -> ContractType.DECLINED;
      case EXPIRED -> ContractType.EXPIRED;
      case VOIDED -> ContractType.VOIDED;
    };
  }
}

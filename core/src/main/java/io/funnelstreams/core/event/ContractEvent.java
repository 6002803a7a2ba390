package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * A transition of a contract (an envelope, a document to sign).
 *
 * @param contractId the contract, unique within the party's journey
 * @param value what the contract is worth, where the event says it
 */
public record ContractEvent(Header header, String contractId, Type type, Optional<Money> value)
    implements Event {

  /** What happened to the contract. */
  public enum Type {
    SENT,
    VIEWED,
    SIGNED,
    DECLINED,
    EXPIRED,
    VOIDED
  }

  public ContractEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    contractId = Required.id(contractId, "contract_id");
  }

  @Override
  public ContractEvent withHeader(Header other) {
    return new ContractEvent(other, contractId, type, value);
  }

  @Override
  public Family family() {
    return Family.CONTRACT;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(contractId);
  }
}

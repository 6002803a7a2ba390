package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * A transition of a contract (an envelope, a document to sign).
 *
 * @param contractId the contract, unique within the party's journey
 * @param value the contract's value, where the event says it
 */
public record ContractEvent(Header header, String contractId, Type type, Optional<Money> value)
    implements Event {
  private static final FamilyField<ContractEvent, String> CONTRACT_ID =
      new FamilyField<>("contract_id", new FieldType.Text(), ContractEvent::contractId);
  private static final FamilyField<ContractEvent, Type> TYPE =
      new FamilyField<>("type", new FieldType.Word<>(Type.class), ContractEvent::type);
  private static final FamilyField<ContractEvent, Optional<Money>> VALUE =
      new FamilyField<>("value", new FieldType.OptionalAmount(), ContractEvent::value);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<ContractEvent> DESCRIPTION =
      new FamilyDescription<>(
              ContractEvent.class,
              (header, values) ->
                  new ContractEvent(
                      header, values.get(CONTRACT_ID), values.get(TYPE), values.get(VALUE)),
              CONTRACT_ID,
              TYPE,
              VALUE)
          .hashing(TYPE, CONTRACT_ID, VALUE)
          .about(CONTRACT_ID)
          .perParty();

  /** The change of the contract. */
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
  public int place() {
    return switch (type) {
      case SENT -> EventRank.place(EventRank.BEGINNING, 0);
      case VIEWED -> EventRank.place(EventRank.CHANGE, 0);
      case SIGNED -> EventRank.place(EventRank.END, 0);
      case DECLINED -> EventRank.place(EventRank.END, 1);
      case EXPIRED -> EventRank.place(EventRank.END, 2);
      case VOIDED -> EventRank.place(EventRank.END, 3);
    };
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(type);
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

package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.ContractEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One contract.
 *
 * @param events all of the contract's events, in order
 */
record ContractFacts(List<ContractEvent> events) {

  Optional<ContractEvent> signature() {
    return first(Set.of(ContractEvent.Type.SIGNED));
  }

  void writeTo(FactSheet sheet) {
    var sending = events.get(0);
    sheet.count(Measure.CONTRACTS_SENT, sending, events);
    write(
        Measure.CONTRACTS_VIEWED,
        first(Set.of(ContractEvent.Type.VIEWED, ContractEvent.Type.SIGNED)),
        sheet);
    write(Measure.CONTRACTS_SIGNED, signature(), sheet);
    write(Measure.CONTRACTS_DECLINED, first(Set.of(ContractEvent.Type.DECLINED)), sheet);
    write(Measure.CONTRACTS_EXPIRED, first(Set.of(ContractEvent.Type.EXPIRED)), sheet);
    write(Measure.CONTRACTS_VOIDED, first(Set.of(ContractEvent.Type.VOIDED)), sheet);
    if (signature().isPresent()) {
      sheet.count(Measure.SIGNED_BY_SENDING, sending, events);
    }
  }

  private void write(Measure measure, Optional<ContractEvent> at, FactSheet sheet) {
    at.ifPresent(event -> sheet.count(measure, event, events));
  }

  private Optional<ContractEvent> first(Set<ContractEvent.Type> types) {
    return events.stream().filter(event -> types.contains(event.type())).findFirst();
  }
}

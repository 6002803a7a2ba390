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
record OracleContractFacts(List<ContractEvent> events) {

  Optional<ContractEvent> signature() {
    return first(Set.of(ContractEvent.Type.SIGNED));
  }

  void writeTo(FactSheet sheet) {
    var sending = events.get(0);
    sheet.count(OracleMeasure.CONTRACTS_SENT, sending, events);
    write(
        OracleMeasure.CONTRACTS_VIEWED,
        first(Set.of(ContractEvent.Type.VIEWED, ContractEvent.Type.SIGNED)),
        sheet);
    write(OracleMeasure.CONTRACTS_SIGNED, signature(), sheet);
    write(OracleMeasure.CONTRACTS_DECLINED, first(Set.of(ContractEvent.Type.DECLINED)), sheet);
    write(OracleMeasure.CONTRACTS_EXPIRED, first(Set.of(ContractEvent.Type.EXPIRED)), sheet);
    write(OracleMeasure.CONTRACTS_VOIDED, first(Set.of(ContractEvent.Type.VOIDED)), sheet);
    if (signature().isPresent()) {
      sheet.count(OracleMeasure.SIGNED_BY_SENDING, sending, events);
    }
  }

  private void write(OracleMeasure measure, Optional<ContractEvent> at, FactSheet sheet) {
    at.ifPresent(event -> sheet.count(measure, event, events));
  }

  private Optional<ContractEvent> first(Set<ContractEvent.Type> types) {
    return events.stream().filter(event -> types.contains(event.type())).findFirst();
  }
}

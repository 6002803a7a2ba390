package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import java.time.Instant;

/** The same content, recorded at another time. */
final class Redelivery {
  private Redelivery() {}

  static Event of(Event event, Instant recordedAt) {
    var old = event.header();
    var header =
        new Header(
            old.key(),
            old.revision(),
            old.deleted(),
            old.backfill(),
            old.occurredAt(),
            recordedAt,
            old.partyId(),
            old.segment());
    if (event instanceof LeadEvent lead) {
      return new LeadEvent(header, lead.type(), lead.mergedInto(), lead.reason());
    }
    if (event instanceof CallEvent call) {
      return new CallEvent(header, call.purpose(), call.outcome(), call.seconds());
    }
    if (event instanceof DealEvent deal) {
      return new DealEvent(header, deal.dealId(), deal.type(), deal.stage(), deal.amount());
    }
    var contract = (ContractEvent) event;
    return new ContractEvent(header, contract.contractId(), contract.type(), contract.value());
  }
}

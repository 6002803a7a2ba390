package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * One journey: the events that hold, in order.
 *
 * @param events of all families and, after a merge, of all its parties
 */
record Journey(List<Event> events) {

  /** The lead's events since its last deletion; the deletion itself is none of them. */
  List<LeadEvent> lead() {
    var alive = new ArrayList<LeadEvent>();
    for (var event : events) {
      if (event instanceof LeadEvent lead) {
        alive.add(lead);
        if (lead.type() == LeadEvent.Type.DELETED) {
          alive.clear();
        }
      }
    }
    return alive;
  }

  /** The events up to one of them, included. */
  List<Event> until(Event last) {
    return events.subList(0, events.indexOf(last) + 1);
  }

  List<CallEvent> calls() {
    var calls = new ArrayList<CallEvent>();
    for (var event : events) {
      if (event instanceof CallEvent call) {
        calls.add(call);
      }
    }
    return calls;
  }

  /** Each deal's events, in order. */
  Collection<List<DealEvent>> deals() {
    var deals = new TreeMap<String, List<DealEvent>>();
    for (var event : events) {
      if (event instanceof DealEvent deal) {
        deals.computeIfAbsent(deal.dealId(), id -> new ArrayList<>()).add(deal);
      }
    }
    return deals.values();
  }

  /** Each contract's events, in order. */
  Collection<List<ContractEvent>> contracts() {
    var contracts = new TreeMap<String, List<ContractEvent>>();
    for (var event : events) {
      if (event instanceof ContractEvent contract) {
        contracts.computeIfAbsent(contract.contractId(), id -> new ArrayList<>()).add(contract);
      }
    }
    return contracts.values();
  }
}

package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Deliveries as text for a person: one line each. */
public final class EventLine {
  private EventLine() {}

  /** The deliveries in the order given. */
  public static String of(List<Event> deliveries) {
    return deliveries.stream().map(EventLine::of).collect(Collectors.joining("\n"));
  }

  /** One delivery, for example {@code crm/e3 r1 2026-10-24T22:00:00Z +1d A deal d1 WON}. */
  public static String of(Event event) {
    var header = event.header();
    var age = Duration.between(header.occurredAt(), header.recordedAt());
    return "%s r%d %s +%s %s %s %s%s%s"
        .formatted(
            header.key(),
            header.revision(),
            header.occurredAt(),
            age,
            header.partyId(),
            body(event),
            new TreeMap<>(header.segment()),
            header.deleted() ? " TAKEN BACK" : "",
            header.backfill() ? " backfill" : "");
  }

  private static String body(Event event) {
    if (event instanceof LeadEvent lead) {
      return "lead " + lead.type() + lead.mergedInto().map(into -> " " + into).orElse("");
    }
    if (event instanceof CallEvent call) {
      return "call " + call.purpose();
    }
    if (event instanceof DealEvent deal) {
      return "deal " + deal.dealId() + " " + deal.type() + amount(deal.amount());
    }
    var contract = (ContractEvent) event;
    return "contract " + contract.contractId() + " " + contract.type() + amount(contract.value());
  }

  private static String amount(Optional<Money> amount) {
    return amount.map(money -> " " + money.minor() + " " + money.currency()).orElse("");
  }
}

package io.funnelstreams.ingest.file;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.file.ImportSummary.RejectGroup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts what becomes of rows. */
final class Tally {
  private long rows;
  private long rowsWithoutEvents;
  private long rejected;
  private final Map<String, Long> events = new HashMap<>();
  private final Map<Kind, RejectGroup> rejects = new LinkedHashMap<>();

  private record Kind(RejectReason reason, Optional<String> field) {}

  void row() {
    rows++;
  }

  void events(List<Event> made) {
    rowsWithoutEvents += made.isEmpty() ? 1 : 0;
    made.forEach(event -> events.merge(nameOf(event), 1L, Long::sum));
  }

  void reject(Rejection rejection, String place) {
    rejected++;
    var kind = new Kind(rejection.reason(), rejection.field());
    var example = place + ": " + rejection.explanation();
    rejects.merge(
        kind,
        new RejectGroup(kind.reason(), kind.field(), 1, example),
        (before, one) ->
            new RejectGroup(kind.reason(), kind.field(), before.count() + 1, before.example()));
  }

  long rows() {
    return rows;
  }

  long rejected() {
    return rejected;
  }

  ImportSummary summary() {
    return new ImportSummary(rows, events, rowsWithoutEvents, List.copyOf(rejects.values()));
  }

  private static String nameOf(Event event) {
    return (event.family() + " " + kindOf(event)).toLowerCase(Locale.ROOT);
  }

  private static Enum<?> kindOf(Event event) {
    if (event instanceof LeadEvent lead) {
      return lead.type();
    }
    if (event instanceof DealEvent deal) {
      return deal.type();
    }
    return event instanceof ContractEvent contract
        ? contract.type()
        : ((CallEvent) event).purpose();
  }
}

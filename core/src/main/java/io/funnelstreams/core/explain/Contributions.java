package io.funnelstreams.core.explain;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.kpi.FormulaPart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The amounts that events add to the parts of a KPI in the segments of a breakdown. */
final class Contributions {
  private final List<FormulaPart> parts;
  private final List<String> dimensions;
  private final GroupingSets breakdowns;
  private final Map<Contribution.Place, Map<Long, Deque<Contribution>>> byPlace = new HashMap<>();

  Contributions(List<FormulaPart> parts, List<String> dimensions, GroupingSets breakdowns) {
    this.parts = parts;
    this.dimensions = dimensions;
    this.breakdowns = breakdowns;
  }

  /** Takes a fact where it goes into a part. */
  void add(Event event, String party, Fact fact) {
    if (parts.stream().anyMatch(part -> part.takes(fact.measure(), fact.epochDay()))) {
      breakdowns.add(fact, (cell, amount) -> add(event, party, cell, amount));
    }
  }

  /** All that no later event took back. */
  Stream<Contribution> all() {
    return byPlace.values().stream()
        .flatMap(byAmount -> byAmount.values().stream())
        .flatMap(Deque::stream);
  }

  private void add(Event event, String party, Cell cell, long amount) {
    if (!cell.segment().dimensions().equals(dimensions)) {
      return;
    }
    for (var part : parts) {
      if (part.takes(cell.measure(), cell.epochDay())) {
        var place =
            new Contribution.Place(part, party, cell.segment(), cell.epochDay(), cell.bucket());
        add(new Contribution(place, event, amount));
      }
    }
  }

  /**
   * An amount that a later event of the party retracts is not behind the number; both are left out.
   */
  private void add(Contribution next) {
    var there = byPlace.computeIfAbsent(next.place(), place -> new HashMap<>());
    var opposite = there.get(-next.amount());
    if (opposite == null || opposite.isEmpty()) {
      there.computeIfAbsent(next.amount(), amount -> new ArrayDeque<>()).addLast(next);
    } else {
      opposite.removeLast();
    }
  }
}

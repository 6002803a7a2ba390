package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.MeetingEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One meeting.
 *
 * @param events all of the meeting's events, in order
 */
record MeetingFacts(List<MeetingEvent> events) {

  void writeTo(FactSheet sheet) {
    var day = day(sheet);
    sheet.addOn(day, segment(events.get(0), sheet), OracleMeasure.MEETINGS_BOOKED, 1);
    ending()
        .ifPresent(
            end -> {
              switch (end.type()) {
                case HELD -> sheet.addOn(day, segment(end, sheet), OracleMeasure.MEETINGS_HELD, 1);
                case NO_SHOW ->
                    sheet.addOn(day, segment(end, sheet), OracleMeasure.MEETINGS_MISSED, 1);
                case CANCELLED, BOOKED, RESCHEDULED -> {}
              }
            });
  }

  Map<String, String> segment(Event at, FactSheet sheet) {
    return sheet.segmentOf(at, events);
  }

  Optional<MeetingEvent> heldAt() {
    return ending().filter(end -> end.type() == MeetingEvent.Type.HELD);
  }

  /** The last event that ended it, unless it was rescheduled after that. */
  private Optional<MeetingEvent> ending() {
    int moved = lastOf(MeetingEvent.Type.RESCHEDULED);
    for (int i = events.size() - 1; i > moved; i--) {
      if (events.get(i).type() != MeetingEvent.Type.BOOKED) {
        return Optional.of(events.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * The day it begins; if that is unknown, the day on which it took place or not, else the day on
   * which it was arranged.
   */
  LocalDate day(FactSheet sheet) {
    for (int i = events.size() - 1; i >= 0; i--) {
      var start = events.get(i).startsAt();
      if (start.isPresent()) {
        return start.get().atZone(sheet.zone()).toLocalDate();
      }
    }
    var seen = ending().filter(end -> end.type() != MeetingEvent.Type.CANCELLED);
    if (seen.isPresent()) {
      return sheet.dayOf(seen.get());
    }
    int arranged =
        Math.max(lastOf(MeetingEvent.Type.BOOKED), lastOf(MeetingEvent.Type.RESCHEDULED));
    return sheet.dayOf(events.get(Math.max(arranged, 0)));
  }

  private int lastOf(MeetingEvent.Type type) {
    int last = -1;
    for (int i = 0; i < events.size(); i++) {
      last = events.get(i).type() == type ? i : last;
    }
    return last;
  }
}

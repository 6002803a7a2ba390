package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SpendEvent;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar day that an event counts on: money spent says its day itself. */
record EventDay(ZoneId zone) {

  LocalDate of(Event event) {
    if (event instanceof SpendEvent spend) {
      return spend.day();
    }
    return event.header().occurredAt().atZone(zone).toLocalDate();
  }
}

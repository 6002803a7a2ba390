package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar day that an event counts on: money spent names its day itself. */
record EventDay(ZoneId zone) {

  LocalDate of(Event event) {
    if (event instanceof SpendEvent spend) {
      return spend.day();
    }
    return event.header().occurredAt().atZone(zone).toLocalDate();
  }

  /** The day on which an event takes effect. */
  LocalDate ofEffect(Event event) {
    if (event instanceof SubscriptionEvent subscription) {
      return OracleSubscription.effectOf(subscription).atZone(zone).toLocalDate();
    }
    if (event instanceof MeetingEvent meeting && meeting.startsAt().isPresent()) {
      return meeting.startsAt().get().atZone(zone).toLocalDate();
    }
    return of(event);
  }
}

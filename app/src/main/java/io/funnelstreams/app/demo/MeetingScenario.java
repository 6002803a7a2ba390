package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.MeetingEvent;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The first meeting with a qualified lead. It draws from a seed of its own, so that it changes
 * nothing of what else happens to the lead.
 */
final class MeetingScenario {
  private static final double BOOKS = 0.85;
  private static final double MOVES = 0.15;
  private static final double CANCELS = 0.08;
  private static final double COMES = 0.82;

  private final String meeting;
  private final RandomSource random;

  /** The meeting of a lead in one pass through the funnel, which the name is of. */
  MeetingScenario(String name) {
    meeting = "meeting-" + name;
    random = new RandomSource(name.hashCode());
  }

  void record(EventRecorder recorder, LocalDateTime qualified) {
    if (!random.chance(BOOKS)) {
      return;
    }
    var booked = random.after(qualified, 0.5);
    var start = random.after(booked, 3);
    recorder.meeting(booked, meeting, MeetingEvent.Type.BOOKED, Optional.of(start));
    if (random.chance(MOVES)) {
      var moved = booked.plusMinutes(random.between(10, 300));
      start = random.after(start, 4);
      recorder.meeting(moved, meeting, MeetingEvent.Type.RESCHEDULED, Optional.of(start));
    }
    if (random.chance(CANCELS)) {
      recorder.meeting(
          start.minusMinutes(50), meeting, MeetingEvent.Type.CANCELLED, Optional.empty());
      return;
    }
    var outcome = random.chance(COMES) ? MeetingEvent.Type.HELD : MeetingEvent.Type.NO_SHOW;
    recorder.meeting(start.plusMinutes(30), meeting, outcome, Optional.empty());
  }
}

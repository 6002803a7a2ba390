package io.funnelstreams.core.journey;

import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.MeetingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingFactsTest {

  @Test
  void countsAMeetingOnTheDayItIsToBe() {
    var story = Story.of("p").meeting("m", MeetingEvent.Type.BOOKED, "2026-01-01", "2026-01-09");

    assertThat(meetings(story)).containsExactly("2026-01-09 meetings_booked 1");
  }

  @Test
  void movesARescheduledMeetingToItsNewDay() {
    var story =
        Story.of("p")
            .meeting("m", MeetingEvent.Type.BOOKED, "2026-01-01", "2026-01-09")
            .meeting("m", MeetingEvent.Type.NO_SHOW, "2026-01-09")
            .meeting("m", MeetingEvent.Type.RESCHEDULED, "2026-01-10", "2026-01-12")
            .meeting("m", MeetingEvent.Type.HELD, "2026-01-12");

    assertThat(meetings(story))
        .containsExactly(
            "2026-01-12 first_meetings 1",
            "2026-01-12 meetings_booked 1",
            "2026-01-12 meetings_held 1");
  }

  @Test
  void countsAMeetingThatIsMovedAgainAsOpen() {
    var story =
        Story.of("p")
            .meeting("m", MeetingEvent.Type.NO_SHOW, "2026-01-09")
            .meeting("m", MeetingEvent.Type.RESCHEDULED, "2026-01-10", "2026-01-12");

    assertThat(meetings(story)).containsExactly("2026-01-12 meetings_booked 1");
  }

  @Test
  void countsACancelledMeetingAsBookedAlone() {
    var story =
        Story.of("p")
            .meeting("m", MeetingEvent.Type.BOOKED, "2026-01-01")
            .meeting("m", MeetingEvent.Type.CANCELLED, "2026-01-05");

    assertThat(meetings(story)).containsExactly("2026-01-01 meetings_booked 1");
  }

  @Test
  void countsAMeetingThatWasMissedByTheParty() {
    var story = Story.of("p").meeting("m", MeetingEvent.Type.NO_SHOW, "2026-01-09");

    assertThat(meetings(story))
        .containsExactly("2026-01-09 meeting_no_shows 1", "2026-01-09 meetings_booked 1");
  }

  @Test
  void reachesAMeetingWithTheLeadOnTheFirstThatWasHeld() {
    var story =
        Story.of("p")
            .created("2026-01-01")
            .meeting("late", MeetingEvent.Type.HELD, "2026-01-20")
            .meeting("early", MeetingEvent.Type.HELD, "2026-01-21", "2026-01-19")
            .meeting("missed", MeetingEvent.Type.NO_SHOW, "2026-01-03");

    assertThat(observed(story, Measure.FIRST_MEETINGS, Measure.LEADS_REACHED_MEETING))
        .containsExactly("2026-01-01 leads_reached_meeting 1", "2026-01-19 first_meetings 1");
  }

  @Test
  void takesAMeetingBackWithItsEvent() {
    var story =
        Story.of("p").meeting("m", MeetingEvent.Type.HELD, "2026-01-09").revision(2).withdrawn();

    assertThat(meetings(story)).isEmpty();
  }

  private static List<String> meetings(Story story) {
    return observed(
        story,
        Measure.MEETINGS_BOOKED,
        Measure.MEETINGS_HELD,
        Measure.MEETING_NO_SHOWS,
        Measure.FIRST_MEETINGS);
  }
}

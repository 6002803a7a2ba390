package io.funnelstreams.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final FactRules RULES =
      new FactRules(
          new JourneyRules(
              BusinessCalendar.of(ZoneId.of("Europe/Berlin")),
              Map.of("channel", SegmentPolicy.FIRST),
              FxTable.only(Currency.getInstance("EUR")),
              Set.of(),
              Map.of()),
          List.of(List.of(), List.of("channel")));

  @Test
  void halfAnHourBetweenTwoViewsIsStillTheSameSession() {
    var story = visitor("v");
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-10T10:30:00Z", ReferrerClass.DIRECT);
    assertThat(sums(story))
        .containsEntry("sessions 2026-03-10 ", 1L)
        .containsEntry("page_views 2026-03-10 ", 2L)
        .containsEntry("session_seconds 2026-03-10 ", 1800L)
        .doesNotContainKey("bounces 2026-03-10 ");
  }

  @Test
  void aMillisecondMoreIsAnotherSession() {
    var story = visitor("v");
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-10T10:30:00.001Z", ReferrerClass.DIRECT);
    assertThat(sums(story))
        .containsEntry("sessions 2026-03-10 ", 2L)
        .containsEntry("bounces 2026-03-10 ", 2L);
  }

  @Test
  void aLateViewThatClosesTheGapMakesOneSessionOfTwo() {
    var story = visitor("v");
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.SOCIAL);
    view(story, "2026-03-10T11:00:00Z", ReferrerClass.REFERRAL);
    view(story, "2026-03-10T10:30:00Z", ReferrerClass.DIRECT);
    assertThat(sums(story))
        .containsEntry("sessions 2026-03-10 ", 1L)
        .containsEntry("social_sessions 2026-03-10 ", 1L)
        .doesNotContainKey("referral_sessions 2026-03-10 ");
  }

  @Test
  void aViewTakenBackOpensTheGapAgain() {
    var story = visitor("v");
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-10T11:00:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-10T10:30:00Z", ReferrerClass.DIRECT);
    story.id("between");
    view(story, "2026-03-10T10:30:00Z", ReferrerClass.DIRECT);
    story.id("between").revision(2).withdrawn();
    assertThat(sums(story)).containsEntry("sessions 2026-03-10 ", 2L);
  }

  @Test
  void aViewWithOneIdAtTwoTimesIsOneView() {
    var story = visitor("v");
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    story.id("one").recordedAt("2026-03-10T12:00:00Z");
    view(story, "2026-03-10T10:00:00.900Z", ReferrerClass.DIRECT);
    story.id("one").recordedAt("2026-03-10T12:00:01Z");
    assertThat(sums(story))
        .containsEntry("sessions 2026-03-10 ", 1L)
        .containsEntry("page_views 2026-03-10 ", 1L)
        .containsEntry("bounces 2026-03-10 ", 1L)
        .containsEntry("reported_page_views 2026-03-10 ", 1L);
  }

  @Test
  void aCorrectionMovesAViewIntoTheSessionOfAnotherDay() {
    var story = visitor("v");
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-10T10:20:00Z", ReferrerClass.DIRECT);
    story.id("moved");
    view(story, "2026-03-10T10:40:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-12T10:00:00Z", ReferrerClass.SOCIAL);
    story.id("moved").revision(2);
    assertThat(sums(story))
        .containsEntry("sessions 2026-03-10 ", 2L)
        .containsEntry("page_views 2026-03-10 ", 2L)
        .containsEntry("social_sessions 2026-03-12 ", 1L)
        .containsEntry("reported_page_views 2026-03-12 ", 1L);
  }

  @Test
  void aSessionOverMidnightCountsOnTheDayItBegan() {
    var story = visitor("v");
    view(story, "2026-03-10T22:50:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-10T23:10:00Z", ReferrerClass.DIRECT);
    assertThat(sums(story))
        .containsEntry("sessions 2026-03-10 ", 1L)
        .containsEntry("page_views 2026-03-10 ", 2L)
        .containsEntry("reported_page_views 2026-03-11 ", 1L)
        .doesNotContainKey("sessions 2026-03-11 ");
  }

  @Test
  void aVisitorOfTwoDaysCountsOnceInTheirMonth() {
    var story = visitor("v");
    view(story, "2026-03-11T10:00:00Z", ReferrerClass.DIRECT);
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    assertThat(sums(story))
        .containsEntry("unique_visitors_day 2026-03-10 ", 1L)
        .containsEntry("unique_visitors_day 2026-03-11 ", 1L)
        .containsEntry("unique_visitors_month 2026-03-10 ", 1L)
        .doesNotContainKey("unique_visitors_month 2026-03-11 ");
  }

  @Test
  void aVisitorWhoIsKnownToBeALeadIsOneVisitorWithIt() {
    var phone = visitor("phone");
    view(phone, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    var laptop = visitor("laptop");
    view(laptop, "2026-03-10T10:20:00Z", ReferrerClass.DIRECT);
    phone.identifiedAs("lead", "2026-03-12");
    laptop.identifiedAs("lead", "2026-03-12");
    assertThat(sums(phone, laptop))
        .containsEntry("sessions 2026-03-10 ", 1L)
        .containsEntry("page_views 2026-03-10 ", 2L)
        .containsEntry("unique_visitors_total 2026-03-10 ", 1L);
  }

  @Test
  void aSessionAfterTheFirstTouchCountsInTheChannelOfTheFirstTouch() {
    var story = visitor("v").created("2026-03-01").in("channel", "Event");
    view(story, "2026-03-10T10:00:00Z", ReferrerClass.DIRECT);
    story.in("channel", "paid");
    assertThat(sums(story)).containsEntry("sessions 2026-03-10 channel=event ", 1L);
  }

  @Test
  void aLeadWithoutATimeThatStandsBehindOneWithATimeIsNoEarlierThanThatForViews() {
    var known =
        Story.of("v").created("2026-03-10T12:00:00Z").mql("2026-03-10").in("channel", "Event");
    assertThat(sums(withDay(known), viewed("2026-03-10T11:00:00Z")))
        .containsEntry("sessions 2026-03-10 channel=paid ", 1L);
    assertThat(sums(withDay(known), viewed("2026-03-10T12:00:00Z")))
        .containsEntry("sessions 2026-03-10 channel=event ", 1L);
  }

  @Test
  void aLeadWithoutATimeComesBeforeTheViewsOfItsDay() {
    var known = Story.of("v").created("2026-03-10").in("channel", "Event");
    assertThat(sums(withDay(known), viewed("2026-03-09T23:30:00Z")))
        .containsEntry("sessions 2026-03-10 channel=event ", 1L);
  }

  /** A view that carries the channel "paid". */
  private static List<Event> viewed(String at) {
    var story = Story.of("v");
    view(story, at, ReferrerClass.DIRECT);
    return story.in("channel", "paid").id("view").events();
  }

  /** The events of a story, the last of which is only known to be of the tenth of March. */
  private static List<Event> withDay(Story story) {
    var events = new ArrayList<>(story.events());
    int last = events.size() - 1;
    var header = events.get(last).header().onDay(LocalDate.of(2026, 3, 10));
    events.set(last, RULES.rules().resolved(events.get(last).withHeader(header)));
    return events;
  }

  private static Story visitor(String id) {
    return Story.of(id);
  }

  private static void view(Story story, String at, ReferrerClass from) {
    story.event(at, header -> new WebEvent(header, "/", from, Optional.empty()));
  }

  private static Map<String, Long> sums(Story... stories) {
    var events = new ArrayList<Event>();
    for (var story : stories) {
      events.addAll(story.events());
    }
    return sums(events, List.of());
  }

  private static Map<String, Long> sums(List<Event> some, List<Event> others) {
    var events = new ArrayList<>(some);
    events.addAll(others);
    var network = new WebNetwork(RULES, new SessionsInMemory());
    network.run(events, new Random(1));
    return network.sums();
  }
}

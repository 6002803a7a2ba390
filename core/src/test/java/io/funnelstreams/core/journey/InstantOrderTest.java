package io.funnelstreams.core.journey;

import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.Story.Subscribed;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rank, never an id, decides the order within one instant or one day. */
class InstantOrderTest {
  private static final FactRules NEW_YORK = JourneyFixture.companyIn("America/New_York");

  @ParameterizedTest
  @CsvSource({"a, b", "b, a"})
  void whatStartsAndEndsAtOneInstantIsOver(String start, String end) {
    var story =
        Story.of("p")
            .subscription("s", SubscriptionEvent.Type.CANCELLED, "2026-01-10")
            .id(end)
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-10", Subscribed.at(9))
            .id(start);
    assertThat(observed(story, Measure.MRR)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, b", "b, a"})
  void whatRunsAndStartsAtTheInstantOfItsEndGoesOn(String start, String end) {
    var story =
        Story.of("p")
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-01", Subscribed.at(5))
            .subscription("s", SubscriptionEvent.Type.CANCELLED, "2026-01-10")
            .id(end)
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-10", Subscribed.at(9))
            .id(start);
    assertThat(observed(story, Measure.MRR))
        .containsExactly("2026-01-01 mrr 5", "2026-01-10 mrr 4");
  }

  @Test
  void aTrialThatIsPaidAndCancelledAtOneInstantIsOver() {
    var story =
        Story.of("p")
            .subscription("s", SubscriptionEvent.Type.TRIAL_STARTED, "2026-01-01")
            .subscription("s", SubscriptionEvent.Type.CANCELLED, "2026-01-10")
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-10", Subscribed.at(9));
    assertThat(observed(story, Measure.MRR)).isEmpty();
  }

  @Test
  void aTrialAndItsStartAtOneInstantIsPaid() {
    var story =
        Story.of("p")
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-10", Subscribed.at(9))
            .subscription("s", SubscriptionEvent.Type.TRIAL_STARTED, "2026-01-10");
    assertThat(observed(story, Measure.MRR)).containsExactly("2026-01-10 mrr 9");
  }

  @Test
  void aRenewalThatTakesEffectWithTheEndDoesNotTakeItBack() {
    var end = Subscribed.effective("2026-02-01");
    var story =
        Story.of("p")
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-01", Subscribed.at(5))
            .subscription("s", SubscriptionEvent.Type.CANCELLED, "2026-01-02", end)
            .subscription("s", SubscriptionEvent.Type.RENEWED, "2026-01-20", end);
    assertThat(observed(story, Measure.MRR))
        .containsExactly("2026-01-01 mrr 5", "2026-02-01 mrr -5");
  }

  @ParameterizedTest
  @CsvSource({"a, b, c", "c, b, a", "b, c, a"})
  void aDealReopenedOnTheDateOfItsWinIsOpen(String opened, String won, String reopened) {
    var story =
        Story.of("p")
            .deal("d", DealEvent.Type.REOPENED, "2026-01-10")
            .id(reopened)
            .deal("d", DealEvent.Type.WON, "2026-01-10")
            .id(won)
            .deal("d", DealEvent.Type.OPENED, "2026-01-10", 700)
            .id(opened);
    assertThat(observed(story, Measure.DEALS_WON, Measure.OPEN_DEALS))
        .containsExactly("2026-01-10 open_deals 1");
  }

  @Test
  void whoThePartyIsIsKnownToWhateverHappensAtThatInstant() {
    var story =
        Story.of("p")
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-10", Subscribed.at(9))
            .id("a")
            .created("2026-01-10")
            .id("b")
            .in("region", "North");
    assertThat(observed(JourneyFixture.byRegion(SegmentPolicy.AT_EVENT), story, Measure.MRR))
        .containsExactly("2026-01-10 mrr north 9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "UTC", "Pacific/Kiritimati"})
  void anAllDayEventCountsOnItsDayInEveryZone(String zone) {
    var rules = JourneyFixture.companyIn(zone);
    var written = onDay("2026-02-01", Story.of("p").created("2026-02-01").event());
    var resolved = rules.rules().resolved(written);
    assertThat(facts(rules, List.of(resolved), Measure.LEADS))
        .containsExactly("2026-02-01 leads 1");
    assertThat(rules.rules().asWritten(resolved)).isEqualTo(written);
  }

  @Test
  void aDaysCancellationComesAfterTheStartAtTenOClock() {
    var story =
        Story.of("p")
            .subscription(
                "s", SubscriptionEvent.Type.STARTED, "2026-01-10T15:00:00Z", Subscribed.at(9))
            .subscription("s", SubscriptionEvent.Type.CANCELLED, "2026-01-10T00:00:00Z");
    assertThat(lastOnDay(story, "2026-01-10", Measure.MRR)).isEmpty();
  }

  @Test
  void theDayOfARestartIsTheDayOfTheEndItFollows() {
    var story =
        Story.of("p")
            .subscription("s", SubscriptionEvent.Type.STARTED, "2026-01-01", Subscribed.at(5))
            .subscription(
                "s", SubscriptionEvent.Type.STARTED, "2026-01-10T15:00:00Z", Subscribed.at(9))
            .subscription("s", SubscriptionEvent.Type.CANCELLED, "2026-01-10T00:00:00Z");
    assertThat(lastOnDay(story, "2026-01-10", Measure.MRR))
        .containsExactly("2026-01-01 mrr 5", "2026-01-10 mrr 4");
  }

  @Test
  void aDaysDeletionTakesBackTheLeadOfThatMorning() {
    var story =
        Story.of("p").created("2026-01-10T15:00:00Z").mql("2026-01-11").deleted("2026-01-11");
    assertThat(lastOnDay(story, "2026-01-11", Measure.LEADS, Measure.MQLS)).isEmpty();
  }

  /** The facts of a story whose last event has no time. */
  private static List<String> lastOnDay(Story story, String day, Measure... measures) {
    var events = story.events();
    int last = events.size() - 1;
    events.set(last, NEW_YORK.rules().resolved(onDay(day, events.get(last))));
    return facts(NEW_YORK, events, measures);
  }

  private static List<String> facts(FactRules rules, List<Event> events, Measure... measures) {
    return JourneyFixture.lines(rules.factsOf(JourneyFixture.journey(events)), measures);
  }

  private static Event onDay(String day, Event event) {
    return event.withHeader(event.header().onDay(LocalDate.parse(day)));
  }

  @Test
  void ofTwoVersionsOfOneImportTheLaterInPlaceHolds() {
    var first = Story.of("p").created("2026-01-10").event();
    var placed = first.withHeader(first.header().withSequence(1));
    var other = Story.of("p").mql("2026-01-10").event();
    var later = other.withHeader(other.header().withSequence(2));
    for (var events : List.of(List.of(placed, later), List.of(later, placed))) {
      assertThat(JourneyFixture.journey(events).versions()).containsExactly(later);
    }
  }

  @Test
  void theStartOfTheFirstDayOfTheCalendarIsADay() {
    var rules = JourneyFixture.companyIn("Asia/Tokyo").rules();
    var first = onDay("1900-01-01", Story.of("p").created("2026-01-10").event());
    var start = rules.resolved(first).header().occurredAt();
    assertThat(start).isBefore(Instant.parse("1900-01-01T00:00:00Z"));
    assertThat(rules.dayOf(rules.resolved(first))).isEqualTo("1900-01-01");
  }
}

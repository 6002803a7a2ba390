package io.funnelstreams.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoCompanyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate LIVE_FROM = DemoCompany.liveFrom(TODAY);
  private static List<Event> all;

  @BeforeAll
  static void aCompanyOfUsualSize() {
    all = DemoCompany.ofUsualSize().events(1, TODAY).toList();
  }

  @Test
  void aSeedIsOneCompany() {
    var company = new DemoCompany(200);

    assertThat(company.events(5, TODAY))
        .containsExactlyElementsOf(company.events(5, TODAY).toList());
    assertThat(company.events(6, TODAY).toList()).isNotEqualTo(company.events(5, TODAY).toList());
  }

  @Test
  void fitsIntoADemonstration() {
    assertThat(all).hasSizeBetween(50_000, 80_000);
    assertThat(all.stream().map(Event::family).collect(Collectors.toSet()))
        .contains(
            Family.LEAD,
            Family.CALL,
            Family.DEAL,
            Family.CONTRACT,
            Family.SUBSCRIPTION,
            Family.PAYMENT,
            Family.SPEND,
            Family.WEB);
  }

  @Test
  void nothingComesFromTheFutureOrBeforeTheHistory() {
    assertThat(all.stream().map(DemoCompanyTest::day))
        .allMatch(day -> day.isBefore(TODAY) && !day.isBefore(TODAY.minusDays(500)));
    assertThat(all.stream().map(event -> event.header().recordedAt()))
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void someEventsComeTwiceOrLateOrAreCorrectedOrTakenBack() {
    assertThat(all.size() - new HashSet<>(all).size()).isBetween(300, 1_500);
    assertThat(count(event -> lag(event).toDays() >= 1 && event.header().revision() == 1))
        .isBetween(500L, 3_000L);
    assertThat(count(event -> event.header().revision() > 1)).isBetween(50L, 500L);
    assertThat(count(event -> event.header().deleted())).isBetween(30L, 400L);
    assertThat(count(event -> is(event, LeadEvent.Type.MERGED))).isBetween(10L, 200L);
    assertThat(count(event -> is(event, LeadEvent.Type.RECYCLED))).isPositive();
  }

  @Test
  void theCompanyRestsAtWeekendsAndGrows() {
    var weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    long created = count(event -> is(event, LeadEvent.Type.CREATED));
    long onWeekends =
        count(
            event ->
                is(event, LeadEvent.Type.CREATED) && weekend.contains(day(event).getDayOfWeek()));

    assertThat(onWeekends / (double) created).isBetween(0.03, 0.12);
    assertThat(leadsOfThirtyDaysFrom(TODAY.minusDays(60)))
        .isGreaterThan(leadsOfThirtyDaysFrom(TODAY.minusDays(350)));
  }

  @Test
  void oneRegionWinsLessSinceACompetitorCame() {
    assertThat(winRate(true, true)).isLessThan(0.8 * winRate(true, false));
    assertThat(winRate(false, true)).isGreaterThan(0.75 * winRate(false, false));
  }

  @Test
  void fewerLeadsAreQualifiedWhileTheirRoutingIsBroken() {
    var broken = LIVE_FROM.plusDays(5);

    assertThat(qualified(broken, broken.plusDays(22)))
        .isLessThan(0.7 * qualified(broken.minusDays(60), broken.minusDays(7)));
    assertThat(qualified(broken.plusDays(40), TODAY))
        .isGreaterThan(0.8 * qualified(broken.minusDays(60), broken.minusDays(7)));
  }

  private static double qualified(LocalDate from, LocalDate to) {
    Predicate<Event> within = event -> !day(event).isBefore(from) && day(event).isBefore(to);
    return count(within.and(event -> is(event, LeadEvent.Type.SQL)))
        / (double) count(within.and(event -> is(event, LeadEvent.Type.MQL)));
  }

  @Test
  void someAmountsAreInACurrencyThatThePlanHasNoRateFor() {
    assertThat(
            count(
                event ->
                    event instanceof DealEvent deal
                        && deal.amount()
                            .filter(amount -> amount.currency().getCurrencyCode().equals("CHF"))
                            .isPresent()))
        .isBetween(1L, 100L);
  }

  @Test
  void aReferralIsWonMoreOftenThanAnOutboundLead() {
    assertThat(winRate(event -> inSegment(event, "channel", "referral")))
        .isGreaterThan(1.2 * winRate(event -> inSegment(event, "channel", "outbound")));
  }

  @Test
  void aCompanyWithoutLeadsIsRefused() {
    assertThatThrownBy(() -> new DemoCompany(0)).hasMessageContaining("at least one lead");
  }

  private static double winRate(boolean inUk, boolean hasCompetitor) {
    return winRate(
        event ->
            inSegment(event, "region", "UK & Ireland") == inUk
                && day(event).isBefore(LIVE_FROM.plusDays(30)) != hasCompetitor);
  }

  private static double winRate(Predicate<Event> among) {
    long won = count(among.and(event -> is(event, DealEvent.Type.WON)));
    long lost = count(among.and(event -> is(event, DealEvent.Type.LOST)));
    return won / (double) (won + lost);
  }

  private static long leadsOfThirtyDaysFrom(LocalDate first) {
    return count(
        event ->
            is(event, LeadEvent.Type.CREATED)
                && !day(event).isBefore(first)
                && day(event).isBefore(first.plusDays(30)));
  }

  private static boolean inSegment(Event event, String dimension, String value) {
    return value.equals(event.header().segment().get(dimension));
  }

  private static boolean is(Event event, LeadEvent.Type type) {
    return event instanceof LeadEvent lead && lead.type() == type;
  }

  private static boolean is(Event event, DealEvent.Type type) {
    return event instanceof DealEvent deal && deal.type() == type;
  }

  private static Duration lag(Event event) {
    return Duration.between(event.header().occurredAt(), event.header().recordedAt());
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofInstant(event.header().occurredAt(), DemoCompany.ZONE);
  }

  private static long count(Predicate<Event> predicate) {
    return all.stream().filter(predicate).count();
  }
}

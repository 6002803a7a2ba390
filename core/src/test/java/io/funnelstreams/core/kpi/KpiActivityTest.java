package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.KpiActivity.QuietFeeds;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class KpiActivityTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final LocalDate LAST = MONDAY.plusDays(100);
  private static final Segment PAID =
      new Segment(List.of("channel"), List.of(DimensionValue.of("paid")));

  private final KpiStore board =
      new KpiStore(
          Catalogue.of(
              List.of(
                  kpi("leads", "sum(leads)"),
                  kpi("new_customers", "sum(new_customers)"),
                  kpi("cost_per_lead", "sum(marketing_spend) / sum(leads)"))),
          BusinessCalendar.of(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          OptionalDouble.empty(),
          Set.of(CustomerTrigger.values()));

  @Test
  void isAliveOnDaysOffThatAreUsual() {
    report(Feed.LEADS, KpiActivityTest::isWorkday);

    var leads = board.activity("leads", Segment.TOTAL);

    assertThat(MONDAY.datesUntil(LAST)).allMatch(day -> leads.noDataAt(day).isEmpty());
    assertThat(MONDAY.datesUntil(LAST.minusDays(3))).noneMatch(day -> leads.isLost(day, LAST));
  }

  @Test
  void fallsSilentAfterTwiceTheLongestGapAndSaysSinceWhenAndWhich() {
    report(Feed.LEADS, day -> true);
    report(Feed.MARKETING_SPEND, day -> isWorkday(day) && day.isBefore(MONDAY.plusDays(60)));
    var spend = board.activity("cost_per_lead", Segment.TOTAL);
    var lastSpend = spend.knownThrough(LAST).orElseThrow();

    assertThat(lastSpend).isEqualTo(LocalDate.parse("2026-04-30"));
    assertThat(spend.noDataAt(lastSpend.plusDays(5))).isEmpty();
    assertThat(spend.noDataAt(lastSpend.plusDays(6)))
        .contains(new QuietFeeds(lastSpend, Set.of(Feed.MARKETING_SPEND)));
    assertThat(spend.isLost(lastSpend.plusDays(1), LAST)).isTrue();
    assertThat(spend.isLost(lastSpend, LAST)).isFalse();
    assertThat(board.activity("leads", Segment.TOTAL).noDataAt(LAST)).isEmpty();
  }

  @Test
  void namesOnlyFeedsThatSentDataOnce() {
    report(Feed.DEALS, day -> day.isBefore(MONDAY.plusDays(50)));
    report(Feed.CALLS, day -> true);

    assertThat(board.activity("new_customers", Segment.TOTAL).noDataAt(LAST))
        .as("orders, contracts and subscriptions make customers too, but none was ever reported")
        .contains(new QuietFeeds(MONDAY.plusDays(49), Set.of(Feed.DEALS)));

    report(Feed.CONTRACTS, MONDAY);
    assertThat(board.activity("new_customers", Segment.TOTAL).noDataAt(LAST))
        .contains(new QuietFeeds(MONDAY.plusDays(49), Set.of(Feed.DEALS, Feed.CONTRACTS)));
  }

  @Test
  void isAliveAgainWhenTheFeedComesBackAndKnowsWhatWasLost() {
    var back = MONDAY.plusDays(70);
    report(Feed.LEADS, day -> day.isBefore(MONDAY.plusDays(50)) || !day.isBefore(back));
    report(Feed.DEALS, day -> true);
    var leads = board.activity("leads", Segment.TOTAL);

    assertThat(leads.noDataAt(back.minusDays(1))).isPresent();
    assertThat(leads.noDataAt(back)).isEmpty();
    assertThat(leads.isLost(MONDAY.plusDays(50), LAST)).isTrue();
    assertThat(leads.isLost(back, LAST)).isFalse();

    MONDAY.plusDays(50).datesUntil(back).forEach(day -> report(Feed.LEADS, day));

    assertThat(board.activity("leads", Segment.TOTAL).isLost(MONDAY.plusDays(60), LAST)).isFalse();
  }

  @Test
  void oneEventAMonthIsData() {
    report(Feed.LEADS, day -> day.getDayOfMonth() == 9);

    var leads = board.activity("leads", Segment.TOTAL);

    assertThat(MONDAY.datesUntil(LAST)).allMatch(day -> leads.noDataAt(day).isEmpty());
  }

  @Test
  void whatIsRareFallsSilentWithTheWholeCompany() {
    report(Feed.MARKETING_SPEND, day -> day.equals(MONDAY));
    report(Feed.LEADS, day -> day.isBefore(MONDAY.plusDays(40)));

    var noData = board.activity("cost_per_lead", Segment.TOTAL).noDataAt(LAST);

    assertThat(noData.map(QuietFeeds::since)).contains(MONDAY.plusDays(40));
  }

  @Test
  void aChannelOfItsOwnCanFallSilent() {
    report(Feed.LEADS, day -> true);
    report(Feed.MARKETING_SPEND, day -> true);
    for (var day : MONDAY.datesUntil(LAST).toList()) {
      set(PAID, Measure.LEADS, day, 3);
      set(PAID, Measure.MARKETING_SPEND, day, day.isBefore(MONDAY.plusDays(50)) ? 100 : 0);
    }

    assertThat(board.activity("cost_per_lead", PAID).noDataAt(LAST.minusDays(1)))
        .contains(new QuietFeeds(MONDAY.plusDays(49), Set.of(Feed.MARKETING_SPEND)));
    assertThat(board.activity("cost_per_lead", Segment.TOTAL).noDataAt(LAST.minusDays(1)))
        .isEmpty();
  }

  @Test
  void nothingReportedIsNoValueWithTheFeedsThatAreMissing() {
    report(Feed.LEADS, MONDAY);
    set(Segment.TOTAL, Measure.LEADS, MONDAY, 1);

    var figures = board.figures("cost_per_lead", Segment.TOTAL, MONDAY, MONDAY);
    assertThat(figures.value()).isEmpty();
    assertThat(figures.reason()).contains(NoValueReason.NOT_REPORTED);
    assertThat(figures.missing()).containsExactly(new FeedChoice(Set.of(Feed.MARKETING_SPEND)));

    report(Feed.MARKETING_SPEND, MONDAY.plusDays(90));

    assertThat(board.value("cost_per_lead", Segment.TOTAL, MONDAY, MONDAY)).hasValue(0);
  }

  @Test
  void everyRowOfTheKpiComesOutWhenAFeedIsReportedAndWhenItIsTakenBack() {
    report(Feed.LEADS, MONDAY);
    set(Segment.TOTAL, Measure.LEADS, MONDAY, 1);
    set(PAID, Measure.LEADS, MONDAY, 1);
    board.data(DataRanges.of(Set.of((int) MONDAY.toEpochDay())));
    assertThat(board.drain()).isNotEmpty();

    report(Feed.MARKETING_SPEND, MONDAY);
    assertThat(costs()).hasSize(2 * 6).allMatch(row -> row.value().isPresent());

    board.set(
        new Cell(Segment.TOTAL, Feed.MARKETING_SPEND.events(), 0, (int) MONDAY.toEpochDay()), 0);
    assertThat(costs())
        .hasSize(2 * 6)
        .allMatch(row -> row.reason().equals(Optional.of(NoValueReason.NOT_REPORTED)));
  }

  private List<KpiValue> costs() {
    return board.drain().stream()
        .filter(change -> change.key().kpi().equals("cost_per_lead"))
        .map(change -> change.value().orElseThrow())
        .toList();
  }

  private void report(Feed feed, Predicate<LocalDate> on) {
    MONDAY.datesUntil(LAST).filter(on).forEach(day -> report(feed, day));
  }

  private void report(Feed feed, LocalDate day) {
    set(Segment.TOTAL, feed.events(), day, 1);
  }

  private void set(Segment segment, Measure measure, LocalDate day, long amount) {
    board.set(new Cell(segment, measure, 0, (int) day.toEpochDay()), amount);
  }

  private static boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.COUNT, Direction.UP, FunnelStage.ACQUIRE);
  }
}

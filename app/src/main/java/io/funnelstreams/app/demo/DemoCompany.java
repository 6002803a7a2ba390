package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sixteen months of a company that sells software by subscription in four regions. It grows, it
 * rests in summer and at weekends. In the last four months, which the demo shows day by day, first
 * qualified leads are routed to no one for a month, then a competitor enters one region. Some of
 * its events come twice, late, in a currency without a rate, or are corrected; duplicates are
 * merged, and some persons want to be forgotten.
 *
 * @param leads how many leads it has in all; there are about sixteen events for each
 */
public record DemoCompany(int leads) {
  /** The zone whose midnights separate the company's days. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int USUAL_LEADS = 4_000;

  /** A company whose history fits into a demonstration: 4,000 leads, some 65,000 events. */
  public static DemoCompany ofUsualSize() {
    return new DemoCompany(USUAL_LEADS);
  }

  public DemoCompany {
    if (leads < 1) {
      throw new IllegalArgumentException("a company needs at least one lead; asked for " + leads);
    }
  }

  /** The first of the days that the demo shows one by one; the days before are history. */
  public static LocalDate liveFrom(LocalDate today) {
    return Timeline.endingBefore(today).liveFrom();
  }

  /**
   * The events that its systems have sent before a day, in the order they sent them: the order in
   * which they happened, except for late events.
   *
   * @param seed another seed is another company of the same kind
   * @param today the day that the events end before; it has no events yet
   */
  public Stream<Event> events(long seed, LocalDate today) {
    var random = new RandomSource(seed);
    var timeline = Timeline.endingBefore(today);
    var season = new Season(timeline.firstDay(), timeline.days());
    Instant now = today.atStartOfDay(ZONE).toInstant();
    return Stream.of(
            leads(timeline, season, random),
            visitors(season, random),
            earlierCustomers(timeline, random),
            marketing(timeline, random))
        .flatMap(events -> events)
        .filter(event -> event.header().recordedAt().isBefore(now))
        .sorted(Comparator.comparing(event -> event.header().recordedAt()));
  }

  private Stream<Event> leads(Timeline timeline, Season season, RandomSource random) {
    return IntStream.rangeClosed(1, leads)
        .boxed()
        .flatMap(
            number -> {
              var own = new RandomSource(random.seed());
              return new LeadScenario(number, timeline, own).events(season.day(own));
            });
  }

  /** Visitors of the site who never become a lead. */
  private Stream<Event> visitors(Season season, RandomSource random) {
    return IntStream.rangeClosed(1, 2 * leads)
        .boxed()
        .flatMap(
            number -> {
              var own = new RandomSource(random.seed());
              return new VisitScenario(own).ofVisitor(number, season.day(own)).stream();
            });
  }

  /** The customers from before the company's systems were connected. */
  private Stream<Event> earlierCustomers(Timeline timeline, RandomSource random) {
    return IntStream.rangeClosed(1, Math.max(1, leads / 30))
        .boxed()
        .flatMap(
            number ->
                new SubscriptionScenario(timeline, new RandomSource(random.seed()))
                    .ofEarlierCustomer(number).stream());
  }

  private static Stream<Event> marketing(Timeline timeline, RandomSource random) {
    return timeline
        .firstDay()
        .datesUntil(timeline.today())
        .flatMap(day -> new MarketingDay(day, new RandomSource(random.seed())).events().stream());
  }
}

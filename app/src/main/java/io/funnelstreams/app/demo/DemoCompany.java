package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A year of a company that sells software in four regions. It grows, it rests in summer and at
 * weekends, and in the last quarter something goes wrong in one of its regions. Some of its events
 * come twice, late, or are corrected: none of that may show in its KPIs.
 *
 * @param leads how many leads it has in the year; there are about nine events for each
 */
public record DemoCompany(int leads) {
  /** The zone whose midnights separate the company's days. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int USUAL_LEADS = 8_000;
  private static final int DAYS = 365;
  private static final int DISTURBED_DAYS = 90;

  /** A company whose year fits into a demonstration: 8,000 leads, some 75,000 events. */
  public static DemoCompany ofUsualSize() {
    return new DemoCompany(USUAL_LEADS);
  }

  public DemoCompany {
    if (leads < 1) {
      throw new IllegalArgumentException("a company needs at least one lead; asked for " + leads);
    }
  }

  /**
   * What its systems have sent in the 365 days before a day, in the order they sent it: the order
   * in which things happened, except for what came late.
   *
   * @param seed another seed is another company of the same kind
   * @param today the day the year ends before; nothing of it has happened yet
   */
  public Stream<Event> events(long seed, LocalDate today) {
    var chance = new Chance(seed);
    var season = new Season(today.minusDays(DAYS), DAYS);
    var disturbedFrom = today.minusDays(DISTURBED_DAYS);
    Instant now = today.atStartOfDay(ZONE).toInstant();
    return IntStream.rangeClosed(1, leads)
        .boxed()
        .flatMap(
            number -> {
              var own = new Chance(chance.seed());
              return new LeadStory(number, disturbedFrom, own).events(season.day(own));
            })
        .filter(event -> event.header().recordedAt().isBefore(now))
        .sorted(Comparator.comparing(event -> event.header().recordedAt()));
  }
}

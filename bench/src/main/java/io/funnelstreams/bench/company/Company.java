package io.funnelstreams.bench.company;

import io.funnelstreams.core.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How large and how old a company is. Its history ends with the year 2025.
 *
 * @param leads how many come in all of its months; each brings about 40 events
 */
public record Company(long seed, int leads, int months) {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** People who look at the site, for each lead; one of them may be the lead. */
  static final int VISITORS_PER_LEAD = 4;

  private static final LocalDate END = LocalDate.of(2026, 1, 1);
  private static final int LEADS_PER_CAMPAIGN = 10_000;
  private static final int MOST_CAMPAIGNS = 5;

  /** A company that is this many years old. */
  public static Company ofYears(long seed, int leads, int years) {
    return new Company(seed, leads, 12 * years);
  }

  public Company {
    if (leads < 1 || months < 1) {
      throw new IllegalArgumentException("a company has at least one lead and one month");
    }
  }

  /** All deliveries in the order of their recording, duplicates and corrections among them. */
  public Stream<Event> deliveries() {
    Iterable<Event> deliveries = () -> new Deliveries(this);
    return StreamSupport.stream(deliveries.spliterator(), false);
  }

  LocalDate firstDay() {
    return END.minusMonths(months);
  }

  LocalDate endDay() {
    return END;
  }

  Instant begin() {
    return firstDay().atStartOfDay(ZONE).toInstant();
  }

  /** When its last day is over. */
  public Instant end() {
    return END.atStartOfDay(ZONE).toInstant();
  }

  /** When a lead of that number comes; they come evenly. */
  Instant arrival(int lead) {
    long length = end().toEpochMilli() - begin().toEpochMilli();
    return begin().plusMillis(length / leads * lead);
  }

  /** How many campaigns a channel runs at a time. */
  int campaigns() {
    return (int) Math.max(1, Math.min(MOST_CAMPAIGNS, leads * 12L / months / LEADS_PER_CAMPAIGN));
  }
}

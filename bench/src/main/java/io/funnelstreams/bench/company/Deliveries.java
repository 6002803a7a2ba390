package io.funnelstreams.bench.company;

import io.funnelstreams.core.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Lives and days in the order of their recording. A life is made when it begins, so only what is
 * still to come of the lives that have begun is in memory.
 */
final class Deliveries implements Iterator<Event> {
  private final Company company;
  private final PriorityQueue<Event> ahead =
      new PriorityQueue<>(
          Comparator.comparing((Event event) -> event.header().recordedAt())
              .thenComparing(event -> event.header().key().eventId()));
  private int nextLead;
  private LocalDate nextDay;

  Deliveries(Company company) {
    this.company = company;
    nextDay = company.firstDay();
  }

  @Override
  public boolean hasNext() {
    begin();
    return !ahead.isEmpty();
  }

  @Override
  public Event next() {
    begin();
    if (ahead.isEmpty()) {
      throw new NoSuchElementException();
    }
    return ahead.remove();
  }

  /** Begins every life and day that may have an event before the next one. */
  private void begin() {
    while (nextLead < company.leads() && isDue(company.arrival(nextLead))) {
      ahead.addAll(Life.of(company, nextLead++));
    }
    while (nextDay.isBefore(company.endDay()) && isDue(startOf(nextDay))) {
      ahead.addAll(CompanyMarketingDay.of(company, nextDay));
      nextDay = nextDay.plusDays(1);
    }
  }

  private boolean isDue(Instant begin) {
    return ahead.isEmpty() || !begin.isAfter(ahead.peek().header().recordedAt());
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(Company.ZONE).toInstant();
  }
}

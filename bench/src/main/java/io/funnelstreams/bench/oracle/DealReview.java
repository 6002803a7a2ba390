package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The review of goals on won deals, straight from events: of deals that are won once. */
public final class DealReview {
  private final Map<LocalDate, Set<String>> wonOn = new HashMap<>();

  /** What happened, on the days of a zone. */
  public DealReview(Collection<Event> events, ZoneId zone) {
    for (var event : events) {
      if (event instanceof DealEvent deal && deal.type() == DealEvent.Type.WON) {
        var day = LocalDate.ofInstant(deal.header().occurredAt(), zone);
        wonOn.computeIfAbsent(day, each -> new HashSet<>()).add(deal.dealId());
      }
    }
  }

  /** The deals won from one day to another, both included. */
  public long won(LocalDate from, LocalDate to) {
    return wonOn.entrySet().stream()
        .filter(entry -> !entry.getKey().isBefore(from) && !entry.getKey().isAfter(to))
        .mapToLong(entry -> entry.getValue().size())
        .sum();
  }

  /** What a goal on a linear pace wants by the end of a day. */
  public static BigDecimal planned(long target, LocalDate from, LocalDate to, LocalDate by) {
    return BigDecimal.valueOf(target)
        .multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, by) + 1))
        .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1), MathContext.DECIMAL64);
  }
}

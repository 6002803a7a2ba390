package io.funnelstreams.bench.oracle;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The life of one customer after it became one: it may churn when its recurring revenue ends, and
 * be one again when there is some again.
 *
 * @param since the day on which the party became a customer
 * @param home the segment of what made it one
 */
record CustomerFacts(LocalDate since, Map<String, String> home, RecurringRevenue revenue) {

  void writeTo(FactSheet sheet) {
    sheet.addOn(since, home, Measure.NEW_CUSTOMERS, 1);
    var days = new TreeSet<>(revenue.days());
    days.add(since);
    var where = Optional.<Map<String, String>>empty();
    for (var day : days.tailSet(since)) {
      boolean paidBefore = revenue.totalAt(day.minusDays(1)) > 0;
      boolean pays = revenue.totalAt(day) > 0;
      boolean churns = paidBefore && !pays;
      if (churns) {
        sheet.addOn(day, where.orElse(home), Measure.CHURNED_CUSTOMERS, 1);
      }
      var next = pays ? revenue.largestAt(day) : day.equals(since) ? Optional.of(home) : where;
      if (pays && where.isEmpty() && !day.equals(since)) {
        sheet.addOn(day, next.orElseThrow(), Measure.REACTIVATED_CUSTOMERS, 1);
      }
      next = churns ? Optional.empty() : next;
      where.ifPresent(from -> sheet.addOn(day, from, Measure.CUSTOMERS, -1));
      next.ifPresent(to -> sheet.addOn(day, to, Measure.CUSTOMERS, 1));
      where = next;
    }
  }
}

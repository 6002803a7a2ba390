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
record OracleCustomerFacts(LocalDate since, Map<String, String> home, RecurringRevenue revenue) {

  void writeTo(FactSheet sheet) {
    sheet.addOn(since, home, OracleMeasure.NEW_CUSTOMERS, 1);
    var days = new TreeSet<>(revenue.days());
    days.add(since);
    var where = Optional.<Map<String, String>>empty();
    for (var day : days.tailSet(since)) {
      boolean paidBefore = revenue.totalAt(day.minusDays(1)) > 0;
      boolean pays = revenue.totalAt(day) > 0;
      boolean churns = paidBefore && !pays;
      if (churns) {
        sheet.addOn(day, where.orElse(home), OracleMeasure.CHURNED_CUSTOMERS, 1);
      }
      var next = pays ? revenue.largestAt(day) : day.equals(since) ? Optional.of(home) : where;
      if (pays && where.isEmpty() && !day.equals(since)) {
        sheet.addOn(day, next.orElseThrow(), OracleMeasure.REACTIVATED_CUSTOMERS, 1);
      }
      next = churns ? Optional.empty() : next;
      where.ifPresent(from -> sheet.addOn(day, from, OracleMeasure.CUSTOMERS, -1));
      next.ifPresent(to -> sheet.addOn(day, to, OracleMeasure.CUSTOMERS, 1));
      where = next;
    }
  }
}

package io.funnelstreams.core.journey;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The derived dimension {@value #DIMENSION}: the calendar month in which a party's MRR first was
 * above 0 at the end of a day, as {@code 2026-03}. What subscriptions make (MRR, its movements,
 * subscribers, customers while they are subscribers) carries it; everything else is unknown.
 */
public final class SubscriptionCohort {
  /** The name in breakdowns. Events do not carry it: a segment of that name is ignored. */
  public static final String DIMENSION = "subscription_cohort";

  private SubscriptionCohort() {}

  /**
   * The days with the cohort in each of their segments.
   *
   * @param days all days of the party, in order
   * @param dimensions those of the segments
   */
  static List<CustomerDay> assign(List<CustomerDay> days, List<String> dimensions) {
    int place = dimensions.indexOf(DIMENSION);
    var first = days.stream().filter(CustomerDay::isSubscriber).findFirst();
    if (place < 0 || first.isEmpty()) {
      return days;
    }
    var month = YearMonth.from(LocalDate.ofEpochDay(first.get().day()));
    var cohort = DimensionValue.of(month.toString());
    return days.stream().map(day -> assigned(day, place, cohort)).toList();
  }

  private static CustomerDay assigned(CustomerDay day, int place, DimensionValue cohort) {
    var mrr = new LinkedHashMap<List<DimensionValue>, Long>();
    day.mrr().forEach((segment, amount) -> mrr.put(with(segment, place, cohort), amount));
    Optional<List<DimensionValue>> largest =
        day.largest().map(segment -> with(segment, place, cohort));
    return new CustomerDay(day.day(), mrr, largest);
  }

  private static List<DimensionValue> with(
      List<DimensionValue> segment, int place, DimensionValue cohort) {
    var values = new ArrayList<>(segment);
    values.set(place, cohort);
    return values;
  }
}

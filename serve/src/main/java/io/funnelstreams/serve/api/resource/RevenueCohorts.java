package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.NUMBER;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.core.journey.SubscriptionCohort;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Customers by the month in which their subscriptions began, and how many of them, and how much of
 * their MRR, there is at the end of each later month.
 *
 * @param reason why there are none, where the plan or the request has none
 */
record RevenueCohorts(List<Cohort> cohorts, Optional<String> reason) {
  /** More months are in the rows of the KPIs; a table of them is not looked at. */
  private static final int MOST = 24;

  private static final String CUSTOMERS = "customers";
  private static final String MRR = "mrr";

  static final ApiSchema<Cohort> SCHEMA =
      ApiSchema.<Cohort>named("RevenueCohort")
          .field("cohort", TEXT, "The month in which their subscriptions began.", Cohort::month)
          .field(
              "customers",
              WHOLE_NUMBER,
              "How many they were at its end.",
              each -> Math.round(each.customers().get(0)))
          .field(
              "retention",
              new ApiType.Many(NUMBER),
              "The share of them who are customers at the end of that month and of each after it.",
              each -> shares(each.customers()))
          .figure(
              "mrr",
              "Their MRR at its end.",
              each -> new Figure(OptionalDouble.of(each.mrr().get(0)), each.currency()))
          .field(
              "mrr_retention",
              new ApiType.Many(NUMBER),
              "Their MRR at the end of that month and of each after it, over the first: net.",
              each -> shares(each.mrr()))
          .build();

  RevenueCohorts {
    cohorts = List.copyOf(cohorts);
  }

  /**
   * A cohort.
   *
   * @param customers at the end of its month and of each month after it
   * @param mrr likewise, in major units of the currency
   */
  record Cohort(String month, List<Double> customers, List<Double> mrr, String currency) {}

  /** Reads the cohorts of whole months; those that began before the query are left out. */
  static RevenueCohorts read(ReadModel model, Plan plan, KpiQuery asked) {
    var dimensions = List.of(SubscriptionCohort.DIMENSION);
    boolean isBrokenDown =
        plan.breakdowns().stream().anyMatch(breakdown -> breakdown.dimensions().equals(dimensions));
    if (!isBrokenDown || !plan.grains().contains(Grain.MONTH)) {
      return none("not_broken_down");
    }
    if (plan.catalogue().hasUntracked(CUSTOMERS) || plan.catalogue().hasUntracked(MRR)) {
      return none("not_tracked");
    }
    if (!asked.segments().equals(List.of(SegmentQuery.WHOLE))) {
      return none("dimension_not_available");
    }
    var query =
        new KpiQuery(
            Set.of(CUSTOMERS, MRR),
            Set.of(Grain.MONTH),
            asked.from(),
            asked.to(),
            List.of(new SegmentQuery(Set.copyOf(dimensions), Map.of())));
    var lines = new TreeMap<String, Lines>();
    for (var row : RowPages.all(model, query)) {
      if (!row.provisional() && row.value().isPresent()) {
        var month = row.segment().get(SubscriptionCohort.DIMENSION);
        lines.computeIfAbsent(month, m -> new Lines()).add(row);
      }
    }
    var currency = plan.rules().fx().into().getCurrencyCode();
    var cohorts = new ArrayList<Cohort>();
    lines.forEach((month, line) -> line.cohort(month, currency).ifPresent(cohorts::add));
    int first = Math.max(0, cohorts.size() - MOST);
    return new RevenueCohorts(cohorts.subList(first, cohorts.size()), Optional.empty());
  }

  private static RevenueCohorts none(String reason) {
    return new RevenueCohorts(List.of(), Optional.of(reason));
  }

  /** Both KPIs of one cohort by the first day of the month. */
  private static final class Lines {
    private final TreeMap<LocalDate, KpiRow> customers = new TreeMap<>();
    private final TreeMap<LocalDate, KpiRow> mrr = new TreeMap<>();

    void add(KpiRow row) {
      (row.kpi().equals(MRR) ? mrr : customers).put(row.period().firstDay(), row);
    }

    /** Empty where its first month is not in the rows, and of the names that are no month. */
    Optional<Cohort> cohort(String month, String currency) {
      boolean begins =
          !mrr.isEmpty()
              && !customers.isEmpty()
              && mrr.firstEntry().getValue().period().label().equals(month)
              && customers.firstKey().equals(mrr.firstKey());
      return begins
          ? Optional.of(new Cohort(month, byMonth(customers), byMonth(mrr), currency))
          : Optional.empty();
    }

    /** A month without a row, in a hole of the company's data, is as the one before. */
    private static List<Double> byMonth(NavigableMap<LocalDate, KpiRow> rows) {
      var values = new ArrayList<Double>();
      for (var month = rows.firstKey();
          !month.isAfter(rows.lastKey());
          month = month.plusMonths(1)) {
        values.add(rows.floorEntry(month).getValue().value().getAsDouble());
      }
      return values;
    }
  }

  private static List<Double> shares(List<Double> amounts) {
    double whole = amounts.get(0);
    return whole == 0 ? List.of() : amounts.stream().map(amount -> amount / whole).toList();
  }
}

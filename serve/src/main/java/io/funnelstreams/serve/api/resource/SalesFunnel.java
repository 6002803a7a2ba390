package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.serve.api.resource.RangeAmounts.Amount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages from a visit to a customer, and the published figures that they are read from. */
enum SalesFunnel {
  VISITS("visits", new Source("sessions", Role.VALUE), Optional.empty(), Optional.empty()),
  LEADS(
      "leads",
      new Source("leads", Role.VALUE),
      Optional.of(new Source("leads", Role.VALUE)),
      Optional.empty()),
  MQL(
      "mql",
      new Source("mqls", Role.VALUE),
      ofLeads("lead_to_mql_rate_cohort"),
      days("lead_to_mql_days_median", "leads")),
  SQL(
      "sql",
      new Source("sqls", Role.VALUE),
      ofLeads("lead_to_sql_rate_cohort"),
      days("mql_to_sql_days_median", "mql")),
  /** Left out if no meetings are reported: no party is then lost on the way to one. */
  MEETING(
      "meeting",
      new Source("lead_to_meeting_rate", Role.NUMERATOR),
      ofLeads("lead_to_meeting_rate_cohort"),
      days("lead_to_meeting_days_median", "leads")),
  OPPORTUNITY(
      "opportunity",
      new Source("lead_to_opportunity_rate", Role.NUMERATOR),
      ofLeads("lead_to_opportunity_rate_cohort"),
      days("sql_to_opportunity_days_median", "sql")),
  CUSTOMER(
      "customer",
      new Source("new_customers", Role.VALUE),
      ofLeads("lead_conversion_rate_cohort"),
      days("opportunity_to_customer_days_median", "opportunity"));

  /** The words for the stages, in their order. */
  static final List<String> WORDS = Arrays.stream(values()).map(stage -> stage.word).toList();

  private static final Optional<String> NOT_REPORTED = Optional.of("not_reported");
  private static final Amount FIRST_STAGE = Amount.none("first_stage");
  private static final Amount NOT_PUBLISHED = Amount.none("not_published");

  private final String word;
  private final Source activity;
  private final Optional<Source> cohort;
  private final Optional<StageDays> days;

  SalesFunnel(String word, Source activity, Optional<Source> cohort, Optional<StageDays> days) {
    this.word = word;
    this.activity = activity;
    this.cohort = cohort;
    this.days = days;
  }

  /** A side of a KPI. */
  record Source(String kpi, Role side) {}

  /**
   * The days that a stage takes.
   *
   * @param kpi the KPI that is their median
   * @param from the stage that they are counted from
   */
  record StageDays(String kpi, String from) {}

  /**
   * A stage with its figures.
   *
   * @param kpi the KPI that the count is read from; empty where nothing that is published has it
   * @param conversionOf the stage that conversion is of
   * @param days the days that it takes; empty where they are not known
   */
  record Stage(
      String word,
      Optional<String> kpi,
      Amount count,
      Amount conversion,
      Optional<String> conversionOf,
      Optional<StageDays> days) {}

  private static Optional<Source> ofLeads(String rate) {
    return Optional.of(new Source(rate, Role.NUMERATOR));
  }

  private static Optional<StageDays> days(String kpi, String from) {
    return Optional.of(new StageDays(kpi, from));
  }

  String word() {
    return word;
  }

  /** The KPIs that the stages are read from. */
  static Set<String> kpis(boolean byCohort) {
    return Arrays.stream(values())
        .flatMap(stage -> byCohort ? stage.cohort.stream() : Stream.of(stage.activity))
        .map(Source::kpi)
        .collect(Collectors.toSet());
  }

  /** The KPIs that are medians of the days between stages. */
  static Set<String> medians() {
    return Arrays.stream(values())
        .flatMap(stage -> stage.days.stream())
        .map(StageDays::kpi)
        .collect(Collectors.toSet());
  }

  /**
   * The stages by what happened in the range, or by the outcome of the leads that entered in it.
   */
  static List<Stage> stages(RangeAmounts amounts, Map<String, String> segment, boolean byCohort) {
    var stages = new ArrayList<Stage>();
    var before = Optional.<SalesFunnel>empty();
    for (var stage : values()) {
      var figures =
          byCohort ? stage.ofCohort(amounts, segment) : stage.ofActivity(amounts, segment, before);
      if (stage != MEETING || !figures.count().reason().equals(NOT_REPORTED)) {
        stages.add(figures);
        before = Optional.of(stage);
      }
    }
    return stages;
  }

  private Amount amount(RangeAmounts amounts, Map<String, String> segment) {
    return amounts.of(activity.kpi(), activity.side(), segment);
  }

  private Stage ofActivity(
      RangeAmounts amounts, Map<String, String> segment, Optional<SalesFunnel> before) {
    var count = amount(amounts, segment);
    return new Stage(
        word,
        Optional.of(activity.kpi()),
        count,
        before.map(stage -> quotient(count, stage.amount(amounts, segment))).orElse(FIRST_STAGE),
        before.map(SalesFunnel::word),
        days);
  }

  /** Every later stage is of the leads that entered in the range. */
  private Stage ofCohort(RangeAmounts amounts, Map<String, String> segment) {
    if (cohort.isEmpty()) {
      return new Stage(
          word, Optional.empty(), NOT_PUBLISHED, NOT_PUBLISHED, Optional.empty(), days);
    }
    var source = cohort.get();
    var count = amounts.of(source.kpi(), source.side(), segment);
    var kpi = Optional.of(source.kpi());
    if (this == LEADS) {
      return new Stage(word, kpi, count, FIRST_STAGE, Optional.empty(), days);
    }
    var conversion = quotient(count, amounts.of(source.kpi(), Role.DENOMINATOR, segment));
    return new Stage(word, kpi, count, conversion, Optional.of(LEADS.word), days);
  }

  private static Amount quotient(Amount above, Amount below) {
    if (above.value().isEmpty()) {
      return above;
    }
    if (below.value().isEmpty()) {
      return below;
    }
    double divisor = below.value().getAsDouble();
    return divisor == 0
        ? Amount.none("denominator_zero")
        : Amount.of(above.value().getAsDouble() / divisor);
  }
}

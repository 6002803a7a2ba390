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
  VISITS("visits", new Source("sessions", Role.VALUE), Optional.empty()),
  LEADS(
      "leads",
      new Source("leads", Role.VALUE),
      Optional.of(new Cohort(new Source("leads", Role.VALUE), Optional.empty()))),
  MQL("mql", new Source("mqls", Role.VALUE), Optional.empty()),
  SQL(
      "sql",
      new Source("sqls", Role.VALUE),
      Optional.of(
          new Cohort(
              new Source("mql_to_sql_rate_cohort", Role.NUMERATOR),
              Optional.of(
                  new Basis("mql", new Source("mql_to_sql_rate_cohort", Role.DENOMINATOR)))))),
  /** Left out if no meetings are reported: no party is then lost on the way to one. */
  MEETING(
      "meeting",
      new Source("lead_to_meeting_rate", Role.NUMERATOR),
      Optional.of(
          new Cohort(
              new Source("lead_to_meeting_rate_cohort", Role.NUMERATOR),
              Optional.of(
                  new Basis(
                      "leads", new Source("lead_to_meeting_rate_cohort", Role.DENOMINATOR)))))),
  OPPORTUNITY(
      "opportunity",
      new Source("lead_to_opportunity_rate", Role.NUMERATOR),
      Optional.of(
          new Cohort(
              new Source("lead_to_opportunity_rate_cohort", Role.NUMERATOR),
              Optional.of(
                  new Basis(
                      "leads", new Source("lead_to_opportunity_rate_cohort", Role.DENOMINATOR)))))),
  CUSTOMER(
      "customer",
      new Source("new_customers", Role.VALUE),
      Optional.of(
          new Cohort(
              new Source("lead_conversion_rate_cohort", Role.NUMERATOR),
              Optional.of(
                  new Basis(
                      "leads", new Source("lead_conversion_rate_cohort", Role.DENOMINATOR))))));

  /** The words for the stages, in their order. */
  static final List<String> WORDS = Arrays.stream(values()).map(stage -> stage.word).toList();

  private final String word;
  private final Source activity;
  private final Optional<Cohort> cohort;

  SalesFunnel(String word, Source activity, Optional<Cohort> cohort) {
    this.word = word;
    this.activity = activity;
    this.cohort = cohort;
  }

  /** A side of a KPI. */
  record Source(String kpi, Role side) {}

  /** The base of a cohort's conversion rates: the stage that it entered at. */
  private record Basis(String stage, Source source) {}

  private record Cohort(Source count, Optional<Basis> base) {}

  /**
   * A stage with its figures.
   *
   * @param kpi the KPI that the count is read from; empty where nothing that is published has it
   * @param conversionOf the stage that conversion is of
   */
  record Stage(
      String word,
      Optional<String> kpi,
      Amount count,
      Amount conversion,
      Optional<String> conversionOf) {}

  String word() {
    return word;
  }

  /** The KPIs that the stages are read from. */
  static Set<String> kpis(boolean byCohort) {
    return Arrays.stream(values())
        .flatMap(stage -> byCohort ? stage.cohortKpis() : Stream.of(stage.activity.kpi()))
        .collect(Collectors.toSet());
  }

  private Stream<String> cohortKpis() {
    return cohort.stream().map(each -> each.count().kpi());
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
        before
            .map(stage -> quotient(count, stage.amount(amounts, segment)))
            .orElse(NO_STAGE_BEFORE),
        before.map(SalesFunnel::word));
  }

  private Stage ofCohort(RangeAmounts amounts, Map<String, String> segment) {
    if (cohort.isEmpty()) {
      return new Stage(word, Optional.empty(), NOT_PUBLISHED, NOT_PUBLISHED, Optional.empty());
    }
    var source = cohort.get().count();
    var count = amounts.of(source.kpi(), source.side(), segment);
    var base = cohort.get().base();
    var conversion =
        base.map(of -> quotient(count, amounts.of(of.source().kpi(), of.source().side(), segment)))
            .orElse(NOT_PUBLISHED);
    return new Stage(word, Optional.of(source.kpi()), count, conversion, base.map(Basis::stage));
  }

  private static final Optional<String> NOT_REPORTED = Optional.of("not_reported");
  private static final Amount NO_STAGE_BEFORE = Amount.none("first_stage");
  private static final Amount NOT_PUBLISHED = Amount.none("not_published");

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

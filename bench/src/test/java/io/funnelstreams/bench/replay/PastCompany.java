package io.funnelstreams.bench.replay;

import io.funnelstreams.bench.company.Company;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An invented company of two years whose systems report as things happen, some of them late, twice,
 * corrected or retracted. Its goals are out of reach now and then, and for a while one of its
 * systems sends no data.
 *
 * @param events in the order of their recording
 */
record PastCompany(Plan plan, List<Event> events) {
  static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  static final LocalDate LAST = LocalDate.parse("2025-12-31");

  private static final int LEADS = 60;
  private static final int MONTHS = 24;

  /** One company in this many has a monitor, which takes the most time to evaluate day by day. */
  private static final int MONITORED = 5;

  static PastCompany of(long seed) {
    var random = new SplittableRandom(seed);
    var quietFrom = FIRST.plusDays(random.nextInt(300, 600));
    var quietTo = quietFrom.plusDays(random.nextInt(20, 60));
    var company = new Company(seed, LEADS, MONTHS);
    var plan = plan(random, seed % MONITORED == 0);
    var zone = plan.rules().calendar().zone();
    var events =
        company
            .deliveries()
            .map(event -> event.withHeader(reported(event.header(), random)))
            .filter(event -> !isWithin(event.header().dayIn(zone), quietFrom, quietTo))
            .sorted(Comparator.comparing(event -> event.header().recordedAt()))
            .toList();
    return new PastCompany(plan, events);
  }

  private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  /** Nine of ten events are reported as they happen; the others are loaded as history. */
  private static Header reported(Header old, SplittableRandom random) {
    return new Header(
        old.key(),
        old.revision(),
        old.deleted(),
        random.nextInt(10) == 0,
        old.occurredAt(),
        old.recordedAt(),
        old.partyId(),
        old.segment());
  }

  private static Plan plan(SplittableRandom random, boolean monitored) {
    return PlanYaml.parse(
        "company.yaml",
        """
        name: company
        time_zone: Europe/Berlin
        currency: EUR
        gross_margin: 80%%
        segments:
          dimensions: {channel: first, owner: current}
          breakdowns: [[region]]
        fx:
          USD: {2015-01-01: 0.88, 2025-07-01: 0.92}
        goals:
          - {id: calls, kpi: prospecting_calls, target: %d, from: 2024-04-01,
             to: 2024-12-31, alert: {for: 3d}}
          - {id: leads, kpi: leads, target: %d, from: 2025-01-01, to: 2025-12-31, alert: {for: 3d}}
          - {id: mqls, kpi: mql_to_sql_rate, target: %s, from: 2025-01-01, to: 2025-09-30,
             alert: {for: 7d, min_sample: 10}}
          - {id: mrr, kpi: mrr, baseline: 100, target: %d, from: 2025-02-01, to: 2025-12-31,
             segment: {region: EMEA}, alert: {for: 7d}}
        """
                .formatted(
                    random.nextInt(600, 1_400),
                    random.nextInt(40, 130),
                    random.nextInt(40, 90) / 100.0,
                    random.nextInt(200, 20_000))
            + (monitored ? "monitors: [{kpi: leads}]\n" : ""));
  }
}

package io.funnelstreams.app.run;

import io.funnelstreams.core.PastPipeline;
import io.funnelstreams.core.Replay.ForgottenParty;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.yaml.FactorYaml;
import io.funnelstreams.serve.view.EventTopics;
import io.funnelstreams.serve.view.ScorecardRow;
import io.funnelstreams.streams.kpi.AlertRecords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * The numbers of a running system at the end of a day: it reads the events again from their topics
 * and counts them in memory, by the plan that was active then.
 */
public final class PastSystem {
  private final PlanFile plan;
  private final Optional<Instant> appliedAt;
  private final PastPipeline past;
  private final boolean keepsForgotten;

  private PastSystem(
      PlanFile plan, Optional<Instant> appliedAt, PastPipeline past, boolean keepsForgotten) {
    this.plan = plan;
    this.appliedAt = appliedAt;
    this.past = past;
    this.keepsForgotten = keepsForgotten;
  }

  /**
   * Reads every event of a cluster.
   *
   * @param progress takes how many events were read, after each
   * @throws io.funnelstreams.app.InputException where the day lies ahead, or before the first event
   * @throws io.funnelstreams.app.FunnelException where no plan was applied, or the events do not
   *     fit into memory
   */
  public static PastSystem read(
      Cluster cluster, LocalDate day, Clock clock, LongConsumer progress) {
    var held = HeldPlan.onTheEveningOf(day, cluster);
    var plan = held.plan();
    PastDay.check(day, plan.plan(), clock.instant());
    var past = new PastPipeline(plan.plan(), day, clock.instant());
    var forgotten = new ArrayList<ForgottenParty>();
    var memory = new MemoryWatch();
    var read = new AtomicLong();
    new EventTopics(cluster.properties(), cluster.values())
        .read(
            event -> {
              past.accept(event);
              memory.look(read.incrementAndGet());
              progress.accept(read.get());
            },
            (party, forgetting) -> forgotten.add(new ForgottenParty(party, forgetting)));
    PastDay.checkFirst(day, past.firstDay());
    forgotten.forEach(each -> each.leaveOutOf(past.pipeline()));
    boolean keeps = forgotten.stream().anyMatch(ForgottenParty::isKeptInNumbers);
    return new PastSystem(plan, held.appliedAt(), past, keeps);
  }

  /** The scorecard, by goal and period with the whole goal last. */
  public List<ScorecardRow> scorecards() {
    var rows = new ReportRows(plan.plan(), plan.version(), past.now());
    return past.scorecards(FactorYaml.builtIn()).stream()
        .map(rows::row)
        .sorted(ScorecardRow.ORDER)
        .toList();
  }

  /** The alerts, firing and resolved, by id. */
  public List<Alert> alerts() {
    return past.alerts().stream().map(alert -> record(alert, plan)).toList();
  }

  static Alert record(io.funnelstreams.core.alert.Alert alert, PlanFile plan) {
    var unit =
        alert
            .figures()
            .flatMap(figures -> alert.kpi())
            .flatMap(plan.plan().catalogue()::find)
            .map(kpi -> plan.plan().shown(kpi.unit()));
    return AlertRecords.record(alert, unit, plan.version());
  }

  /** The plan that the numbers are counted by. */
  public PlanFile plan() {
    return plan;
  }

  /**
   * When the plan was applied; empty where none was applied by then, and the current one is used.
   */
  public Optional<Instant> planAppliedAt() {
    return appliedAt;
  }

  /**
   * Whether persons were forgotten whose contribution the published numbers kept; these numbers
   * lack it.
   */
  public boolean keepsForgotten() {
    return keepsForgotten;
  }
}

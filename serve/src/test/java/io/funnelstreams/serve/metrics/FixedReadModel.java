package io.funnelstreams.serve.metrics;

import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.serve.read.ChangeFeed;
import io.funnelstreams.serve.read.DayActivity;
import io.funnelstreams.serve.read.KpiRowCursor;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.read.ReadModelStatus;
import io.funnelstreams.serve.read.RejectGroup;
import io.funnelstreams.serve.read.RejectPage;
import io.funnelstreams.serve.read.RejectQuery;
import io.funnelstreams.serve.read.SourceActivity;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A model of rows that a test names. */
final class FixedReadModel implements ReadModel {
  private final ReadModelStatus status;
  private final Plan plan;
  private final List<KpiRow> kpis;
  private final List<ScorecardRow> scorecards;
  private final List<SourceActivity> sources;

  FixedReadModel(
      ReadModelStatus status,
      Plan plan,
      List<KpiRow> kpis,
      List<ScorecardRow> scorecards,
      List<SourceActivity> sources) {
    this.status = status;
    this.plan = plan;
    this.kpis = kpis;
    this.scorecards = scorecards;
    this.sources = sources;
  }

  @Override
  public ReadModelStatus status() {
    return status;
  }

  @Override
  public KpiRowCursor kpis(KpiQuery query, Optional<String> after) {
    return new Cursor(kpis.stream().filter(query::matches).iterator());
  }

  private record Cursor(Iterator<KpiRow> rows) implements KpiRowCursor {
    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public KpiRow next() {
      return rows.next();
    }

    @Override
    public String position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  @Override
  public List<ScorecardRow> scorecards() {
    return scorecards;
  }

  @Override
  public Optional<Plan> activePlan() {
    return Optional.of(plan);
  }

  @Override
  public List<SourceActivity> sourceActivity() {
    return sources;
  }

  @Override
  public List<Alert> alerts() {
    return List.of();
  }

  @Override
  public List<ActionChange> actionChanges(String plan) {
    return List.of();
  }

  @Override
  public List<Plan> planVersions() {
    return List.of(plan);
  }

  @Override
  public List<Load> loads() {
    return List.of();
  }

  @Override
  public List<DayActivity> eventsByDay(String source, LocalDate from, LocalDate to) {
    return List.of();
  }

  @Override
  public List<RejectGroup> rejectGroups() {
    return List.of();
  }

  @Override
  public RejectPage rejects(RejectQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ChangeFeed subscribe(Optional<String> after, Runnable available) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

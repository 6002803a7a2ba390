package io.funnelstreams.serve.view;

import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The last published value of every KPI and every goal, held in memory. It changes only while one
 * of the methods that read is called; for one thread.
 */
public final class KpiView implements AutoCloseable {
  private final CommittedReader kpiRecords;
  private final CommittedReader scorecardRecords;
  private final ActiveDefinition active;
  private final KpiTables kpis = new KpiTables();
  private final RowsByDefinition<ScorecardRow> scorecards = new RowsByDefinition<>();
  private final Predicate<KpiRow> kept;
  private Optional<String> shown = Optional.empty();

  private KpiView(
      ActiveDefinition active,
      CommittedReader kpiRecords,
      CommittedReader scorecardRecords,
      Predicate<KpiRow> kept) {
    this.active = active;
    this.kpiRecords = kpiRecords;
    this.scorecardRecords = scorecardRecords;
    this.kept = kept;
  }

  /**
   * An empty view at the beginning of the topics.
   *
   * @param clientProperties addresses and security of the cluster
   * @param kept which KPI rows are wanted at all; a topic holds far more than one screen shows
   */
  public static KpiView open(
      Map<String, ?> clientProperties, TopicValues values, Predicate<KpiRow> kept) {
    return new KpiView(
        ActiveDefinition.open(clientProperties, values),
        CommittedReader.open(clientProperties, Topic.KPIS, values),
        CommittedReader.open(clientProperties, Topic.SCORECARDS, values),
        kept);
  }

  /**
   * Takes what was published up to the moment of the call. During a rollout it waits until every
   * row is of the new definition.
   *
   * @throws RolloutTimeoutException if the rollout does not end
   */
  public void catchUp() {
    do {
      active.awaitComplete();
      kpiRecords.toEnd(this::applyKpi);
      scorecardRecords.toEnd(this::applyScorecard);
      active.catchUp();
    } while (active.isRollingOut());
    show();
  }

  /** Takes new records, and waits at most this long for the first of them. */
  public void poll(Duration wait) {
    kpiRecords.poll(wait).forEach(this::applyKpi);
    scorecardRecords.poll(Duration.ZERO).forEach(this::applyScorecard);
    active.poll(Duration.ZERO);
    show();
  }

  /** During a rollout, the rows of the previous definition are shown as they were. */
  private void show() {
    if (!active.complete().equals(shown)) {
      shown.ifPresent(kpis::forget);
      shown.ifPresent(scorecards::forget);
      shown = active.complete();
    }
  }

  /**
   * The KPI rows that a query wants, by KPI, grain, period and segment, all of the one definition
   * that is active.
   */
  public List<KpiRow> kpis(KpiQuery query) {
    var rows = new ArrayList<KpiRow>();
    sorted(query).forEach(rows::add);
    return List.copyOf(rows);
  }

  /**
   * As {@link #kpis}, for more rows than fit into memory: each row is made when the iteration
   * reaches it, and again in each iteration. The rows are those of the view at the time of the
   * iteration.
   */
  public Iterable<KpiRow> sorted(KpiQuery query) {
    return kpis.sorted(shown, query::matches);
  }

  /**
   * All rows of the scorecard, by goal and period with the whole goal last, of the active
   * definition.
   */
  public List<ScorecardRow> scorecards() {
    return scorecards.of(shown).sorted(ScorecardRow.ORDER).toList();
  }

  private void applyKpi(ConsumerRecord<String, SpecificRecord> record) {
    var row = record.value() instanceof Kpi kpi ? KpiRowDecoder.row(kpi) : Optional.<KpiRow>empty();
    row.filter(kept)
        .ifPresentOrElse(
            value -> kpis.put(value.definition(), record.key(), value),
            () -> kpis.remove(record.key()));
  }

  private void applyScorecard(ConsumerRecord<String, SpecificRecord> record) {
    var row =
        record.value() instanceof Scorecard card
            ? KpiRowDecoder.row(card)
            : Optional.<ScorecardRow>empty();
    row.ifPresentOrElse(
        value -> scorecards.put(value.definition(), record.key(), value),
        () -> scorecards.remove(record.key()));
  }

  @Override
  public void close() {
    active.close();
    kpiRecords.close();
    scorecardRecords.close();
  }
}

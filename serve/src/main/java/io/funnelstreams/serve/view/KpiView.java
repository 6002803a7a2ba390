package io.funnelstreams.serve.view;

import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The last published value of every KPI and every goal, held in memory. It changes only while one
 * of the methods that read is called; for one thread.
 */
public final class KpiView implements AutoCloseable {
  private static final Comparator<KpiRow> KPI_ORDER =
      Comparator.comparing(KpiRow::kpi)
          .thenComparing(row -> row.period().grain())
          .thenComparing(row -> row.period().firstDay())
          .thenComparing(row -> new TreeMap<>(row.segment()).toString());

  private static final Comparator<ScorecardRow> GOAL_ORDER =
      Comparator.comparing(ScorecardRow::goal)
          .thenComparing(ScorecardRow::isWholeGoal)
          .thenComparing(row -> row.period().firstDay());

  private final CommittedReader kpiRecords;
  private final CommittedReader scorecardRecords;
  private final Map<String, KpiRow> kpis = new TreeMap<>();
  private final Map<String, ScorecardRow> scorecards = new TreeMap<>();
  private final Predicate<KpiRow> kept;
  private Instant newest = Instant.MIN;
  private String definition = "";

  private KpiView(
      CommittedReader kpiRecords, CommittedReader scorecardRecords, Predicate<KpiRow> kept) {
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
        CommittedReader.open(clientProperties, Topic.KPIS, values),
        CommittedReader.open(clientProperties, Topic.SCORECARDS, values),
        kept);
  }

  /** Takes what was published up to the moment of the call. */
  public void catchUp() {
    kpiRecords.toEnd(this::applyKpi);
    scorecardRecords.toEnd(this::applyScorecard);
  }

  /** Takes what comes, waiting for at most so long for the first of it. */
  public void poll(Duration wait) {
    kpiRecords.poll(wait).forEach(this::applyKpi);
    scorecardRecords.poll(Duration.ZERO).forEach(this::applyScorecard);
  }

  /**
   * The KPI rows that a query wants, by KPI, grain, period and segment. Rows of a definition that
   * is no longer computed by are left out.
   */
  public List<KpiRow> kpis(KpiQuery query) {
    return kpis.values().stream()
        .filter(row -> row.definition().equals(definition))
        .filter(query::matches)
        .sorted(KPI_ORDER)
        .toList();
  }

  /**
   * All rows of the scorecard, by goal and period with the whole goal last, of the definition that
   * is computed by.
   */
  public List<ScorecardRow> scorecards() {
    return scorecards.values().stream()
        .filter(row -> row.definition().equals(definition))
        .sorted(GOAL_ORDER)
        .toList();
  }

  private void applyKpi(ConsumerRecord<String, SpecificRecord> record) {
    var row = record.value() instanceof Kpi kpi ? KpiRecords.row(kpi) : Optional.<KpiRow>empty();
    row.ifPresent(present -> noteDefinition(present.asOf(), present.definition()));
    row.filter(kept)
        .ifPresentOrElse(value -> kpis.put(record.key(), value), () -> kpis.remove(record.key()));
  }

  /** The definition that the stream computes by is that of the newest row. */
  private void noteDefinition(Instant asOf, String version) {
    if (asOf.isAfter(newest)) {
      newest = asOf;
      definition = version;
    }
  }

  private void applyScorecard(ConsumerRecord<String, SpecificRecord> record) {
    var row =
        record.value() instanceof Scorecard card
            ? KpiRecords.row(card)
            : Optional.<ScorecardRow>empty();
    row.ifPresent(present -> noteDefinition(present.asOf(), present.definition()));
    row.ifPresentOrElse(
        value -> scorecards.put(record.key(), value), () -> scorecards.remove(record.key()));
  }

  @Override
  public void close() {
    kpiRecords.close();
    scorecardRecords.close();
  }
}

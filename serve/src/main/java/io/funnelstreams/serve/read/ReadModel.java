package io.funnelstreams.serve.read;

import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The latest state of the output topics, all rows of one definition. Every method may be called by
 * any thread at any time; each answer is of one moment. It never writes to Kafka.
 *
 * <p>Until {@link ReadModelStatus#ready} the answers are incomplete and must not be shown as
 * numbers.
 */
public interface ReadModel extends AutoCloseable {
  /** How far the model and the pipeline behind it are. */
  ReadModelStatus status();

  /**
   * The KPI rows of a query in the order of {@link KpiRowCursor}, read lazily: a query for one
   * segment or one breakdown reads only rows of it.
   */
  default KpiRowCursor kpis(KpiQuery query) {
    return kpis(query, Optional.empty());
  }

  /**
   * As {@link #kpis(KpiQuery)}, behind a row that was read before.
   *
   * @param after {@link KpiRowCursor#position} after that row
   * @throws IllegalArgumentException where {@code after} is not such a position
   */
  KpiRowCursor kpis(KpiQuery query, Optional<String> after);

  /** All rows of the scorecard, by goal and period, the whole goal last. */
  List<ScorecardRow> scorecards();

  /** Every alert, firing and resolved: firing ones first, urgent and recent ones before others. */
  List<Alert> alerts();

  /** The plan of the active definition as it was last applied; its goals may be newer. */
  Optional<Plan> activePlan();

  /** Every version of every plan that was applied, the first applied first. */
  List<Plan> planVersions();

  /** The changes of a plan's actions, in no particular order. */
  List<ActionChange> actionChanges(String plan);

  /** Imports and holds as the topic of loads has them. */
  List<Load> loads();

  /** What each source has sent, in the order of source and family. */
  List<SourceActivity> sourceActivity();

  /**
   * How many events of a source happened on each day, in the order of days; days without are left
   * out.
   *
   * @param from the first day, included
   * @param to the last day, included
   */
  List<DayActivity> eventsByDay(String source, LocalDate from, LocalDate to);

  /** How many inputs were rejected, by source and reason. */
  List<RejectGroup> rejectGroups();

  /** A page of rejects, the newest first. */
  RejectPage rejects(RejectQuery query);

  /**
   * Subscribes to changes. A feed that falls behind {@link ChangeFeed what is kept} is
   * disconnected; it never holds up the model or another feed.
   *
   * @param after the id of the last change that the subscriber knows; empty for changes from now on
   * @param available called by the model's thread when the feed has something; it must not block
   */
  ChangeFeed subscribe(Optional<String> after, Runnable available);

  @Override
  void close();
}

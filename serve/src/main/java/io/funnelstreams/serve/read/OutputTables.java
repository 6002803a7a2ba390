package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.view.AlertTopic;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRowDecoder;
import io.funnelstreams.serve.view.ScorecardRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * The content of the output topics, in the store. One thread applies what it reads, any thread may
 * query; all answers are of one definition.
 */
final class OutputTables {
  private static final byte[] ROWS = "kpi-rows".getBytes(StandardCharsets.UTF_8);

  private final ReadStore store;
  private final ShownDefinition shown;
  private final MirroredTable kpis;
  private final MirroredTable scorecards;
  private final MirroredTable alerts;
  private final RecordForm<Kpi> kpiForm = new RecordForm<>(Kpi.class);
  private final RecordForm<Scorecard> scorecardForm = new RecordForm<>(Scorecard.class);
  private final RecordForm<Alert> alertForm = new RecordForm<>(Alert.class);
  private final LatestRecords<PublishedDefinition> definitions;
  private final LatestRecords<Plan> plans;
  private final LatestRecords<Load> loads;
  private final LatestRecords<Progress> progress;

  /** No reader takes a snapshot while another definition begins to be shown. */
  private final ReadWriteLock showing = new ReentrantReadWriteLock();

  private volatile List<ScorecardRow> scorecardRows = List.of();
  private volatile List<Alert> alertRows = List.of();
  private volatile long kpiRows;
  private volatile boolean ready;

  private OutputTables(ReadStore store) {
    this.store = store;
    this.shown = ShownDefinition.load(store);
    this.kpis = new MirroredTable(store, StoreTable.KPIS, StoreTable.KPIS_HELD, shown);
    this.scorecards =
        new MirroredTable(store, StoreTable.SCORECARDS, StoreTable.SCORECARDS_HELD, shown);
    this.alerts = new MirroredTable(store, StoreTable.ALERTS, StoreTable.ALERTS_HELD, shown);
    this.definitions = LatestRecords.load(store, StoreTable.DEFINITIONS, PublishedDefinition.class);
    this.plans = LatestRecords.load(store, StoreTable.PLANS, Plan.class);
    this.loads = LatestRecords.load(store, StoreTable.LOADS, Load.class);
    this.progress = LatestRecords.load(store, StoreTable.PROGRESS, Progress.class);
  }

  /**
   * The tables of a store.
   *
   * @param isEmpty whether the topics are read from their beginning
   */
  static OutputTables load(ReadStore store, boolean isEmpty) {
    var tables = new OutputTables(store);
    tables.shown.last(tables.definitions.get(Topic.ACTIVE));
    tables.shown.loading(isEmpty);
    if (tables.kpis.isHolding() || tables.scorecards.isHolding() || tables.alerts.isHolding()) {
      tables.shown.replacing();
    }
    store
        .get(StoreTable.META, ROWS)
        .ifPresent(rows -> tables.kpis.visibleRows(ByteBuffer.wrap(rows).getLong()));
    tables.kpiRows = tables.kpis.visibleRows();
    tables.readSmallTables();
    return tables;
  }

  /**
   * Applies records in their order and writes them, and whatever else the batch has, as one.
   *
   * @return what changed for readers
   */
  Changes apply(List<TopicRecord> records, StoreBatch batch) {
    var changes = new ChangeCollector();
    records.stream()
        .filter(read -> read.topic() == Topic.DEFINITION)
        .forEach(read -> definitions.apply(read, batch));
    shown.last(definitions.get(Topic.ACTIVE));
    records.forEach(read -> apply(read, batch, changes));
    kpis.moveTo(batch);
    scorecards.moveTo(batch);
    alerts.moveTo(batch);
    writeRowCount(batch);
    batch.write();
    if (changes.touchesSmallTables()) {
      var before = alertRows;
      readSmallTables();
      changes.alerts(before, alertRows);
    }
    return changes.changes();
  }

  private void apply(TopicRecord read, StoreBatch batch, ChangeCollector changes) {
    switch (read.topic()) {
      case KPIS -> applyKpi(read, batch, changes);
      case SCORECARDS -> applyScorecard(read, batch, changes);
      case ALERTS -> applyAlert(read, batch, changes);
      case PLAN -> plans.apply(read, batch);
      case LOADS -> loads.apply(read, batch);
      case PROGRESS -> progress.apply(read, batch);
      case DEFINITION -> {
        // Applied before all others: what a tombstone means depends on it.
      }
      case LEADS,
          CALLS,
          MEETINGS,
          DEALS,
          CONTRACTS,
          SUBSCRIPTIONS,
          PAYMENTS,
          SPEND,
          WEB,
          SOCIAL,
          PUBLICATIONS,
          MERGES,
          DELIVERIES,
          REJECTS,
          IMPORTS ->
          throw new IllegalArgumentException(read.topic() + " is no topic of these tables");
    }
  }

  private void applyKpi(TopicRecord read, StoreBatch batch, ChangeCollector changes) {
    var key = KpiStoreKey.parse(read.key()).map(KpiStoreKey::bytes);
    if (key.isEmpty()) {
      changes.unreadable(read);
    } else if (read.value().orElse(null) instanceof Kpi kpi) {
      var value = kpiForm.write(shown.numberOf(kpi.getDefinition(), batch), kpi);
      kpis.put(key.get(), value);
      if (shown.isOfShown(value)) {
        changes.kpi(read.key(), kpi);
      }
    } else if (kpis.remove(key.get())) {
      changes.removed(read);
    }
  }

  private void applyScorecard(TopicRecord read, StoreBatch batch, ChangeCollector changes) {
    changes.smallTable();
    var key = read.key().getBytes(StandardCharsets.UTF_8);
    if (read.value().orElse(null) instanceof Scorecard card) {
      var value = scorecardForm.write(shown.numberOf(card.getDefinition(), batch), card);
      scorecards.put(key, value);
      if (shown.isOfShown(value)) {
        changes.scorecard(read.key(), card);
      }
    } else if (scorecards.remove(key)) {
      changes.removed(read);
    }
  }

  /** Which alerts are shown follows from all of them, see {@link #readAlerts}. */
  private void applyAlert(TopicRecord read, StoreBatch batch, ChangeCollector changes) {
    changes.smallTable();
    var key = read.key().getBytes(StandardCharsets.UTF_8);
    if (read.value().orElse(null) instanceof Alert alert) {
      alerts.put(key, alertForm.write(shown.numberOf(alert.getDefinition(), batch), alert));
    } else {
      alerts.remove(key);
    }
  }

  private void writeRowCount(StoreBatch batch) {
    kpiRows = kpis.visibleRows();
    batch.put(
        StoreTable.META, ROWS, ByteBuffer.allocate(Long.BYTES).putLong(kpis.visibleRows()).array());
  }

  /**
   * The definition whose rollout is complete and whose rows are to be shown once all of them are
   * read.
   */
  Optional<String> due() {
    return shown.due();
  }

  /** Shows the rows of the definition that is due, all of which must have been read. */
  void showDue() {
    var due = shown.due().orElseThrow();
    try (var batch = store.batch()) {
      shown.show(due, batch);
      kpis.release(batch);
      scorecards.release(batch);
      alerts.release(batch);
      showing.writeLock().lock();
      try {
        batch.write();
        shown.set(due);
      } finally {
        showing.writeLock().unlock();
      }
    }
    recount();
    readSmallTables();
  }

  /**
   * Everything that was published when reading began has been read.
   *
   * @return whether the tables are whole: not where they were read from the beginning while a
   *     definition was taking over
   */
  boolean caughtUp() {
    if (shown.version().isEmpty() && shown.last().isPresent()) {
      return false;
    }
    if (shown.isLoading()) {
      shown.loading(false);
      recount();
      readSmallTables();
    }
    ready = true;
    return true;
  }

  private void recount() {
    kpis.countVisibleRows();
    try (var batch = store.batch()) {
      writeRowCount(batch);
      batch.write();
    }
  }

  boolean isReady() {
    return ready;
  }

  ShownDefinition shown() {
    return shown;
  }

  long kpiRows() {
    return kpiRows;
  }

  KpiRowCursor kpis(KpiQuery query, Optional<String> after) {
    showing.readLock().lock();
    try {
      return StoredKpiRows.open(kpiForm, query, after, store.snapshot(), shown.now());
    } finally {
      showing.readLock().unlock();
    }
  }

  List<ScorecardRow> scorecards() {
    return scorecardRows;
  }

  List<Alert> alerts() {
    return alertRows;
  }

  int alertsFiring() {
    return (int) alertRows.stream().filter(alert -> alert.getState() == AlertState.FIRING).count();
  }

  LatestRecords<Plan> plans() {
    return plans;
  }

  LatestRecords<Load> loads() {
    return loads;
  }

  LatestRecords<Progress> progress() {
    return progress;
  }

  private void readSmallTables() {
    var now = shown.now();
    var cards = new ArrayList<ScorecardRow>();
    Consumer<byte[]> card =
        value -> KpiRowDecoder.row(scorecardForm.record(value)).ifPresent(cards::add);
    var snapshot = store.snapshot();
    read(snapshot, StoreTable.SCORECARDS, value -> take(now.isOf(value), value, card));
    read(store.snapshot(), StoreTable.SCORECARDS_HELD, card);
    cards.sort(ScorecardRow.ORDER);
    scorecardRows = List.copyOf(cards);
    readAlerts(now);
  }

  /**
   * The alerts of the definition shown. A definition that has just become active raises its own a
   * little later, or much later while loads go on. Until then the alerts of the previous definition
   * stay as they are.
   */
  private void readAlerts(ShownDefinition.Shown now) {
    var own = new ArrayList<Alert>();
    var others = new ArrayList<Alert>();
    read(
        store.snapshot(),
        StoreTable.ALERTS,
        value -> (now.isOf(value) ? own : others).add(alertForm.record(value)));
    read(store.snapshot(), StoreTable.ALERTS_HELD, value -> own.add(alertForm.record(value)));
    boolean justTakenOver = own.isEmpty() && !shown.isReplacing();
    alertRows = (justTakenOver ? others : own).stream().sorted(AlertTopic.ORDER).toList();
  }

  private static void take(boolean wanted, byte[] value, Consumer<byte[]> taker) {
    if (wanted) {
      taker.accept(value);
    }
  }

  private static void read(StoreSnapshot snapshot, StoreTable table, Consumer<byte[]> taker) {
    try (var cursor = snapshot.cursor(table)) {
      var entry = cursor.seek(ReadStore.firstKey());
      while (entry.isPresent()) {
        taker.accept(entry.get().value());
        entry = cursor.next();
      }
    }
  }
}

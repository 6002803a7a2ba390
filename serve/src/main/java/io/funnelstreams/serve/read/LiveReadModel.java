package io.funnelstreams.serve.read;

import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.codec.ActionCodec;
import io.funnelstreams.serve.TopicValues;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.ScorecardRow;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;

/** The read model of a cluster, in a store on the disk that its threads keep up to date. */
public final class LiveReadModel implements ReadModel {
  private static final String VERSION_SEPARATOR = "@";

  private final StoreHolder holder;
  private final ChangeHub hub;
  private final StatusBoard board;
  private final Clock clock;
  private final List<Runnable> ends;

  /**
   * A model of a store.
   *
   * @param ends what ends with the model, before the store is closed
   */
  LiveReadModel(
      StoreHolder holder, ChangeHub hub, StatusBoard board, Clock clock, List<Runnable> ends) {
    this.holder = holder;
    this.hub = hub;
    this.board = board;
    this.clock = clock;
    this.ends = List.copyOf(ends);
  }

  /**
   * Opens the model of a folder and begins to follow the cluster's topics. It returns at once; the
   * status shows when the model is ready.
   *
   * @param clientProperties addresses and security of the cluster
   * @param folder of this process alone; it is made where it is not there
   * @param clock the time that catching up and the rate of events are reported by
   * @param registry what shows the model's metrics and those of its Kafka consumers
   * @throws StoreInUseException where another process uses the folder
   * @throws StoreException where the folder cannot be read or written
   */
  public static LiveReadModel open(
      Map<String, ?> clientProperties,
      TopicValues values,
      Path folder,
      Clock clock,
      MeterRegistry registry) {
    var holder = StoreHolder.open(folder);
    var hub = new ChangeHub(UUID.randomUUID().toString(), ChangeHub.KEPT_ROWS);
    var brokers = clientProperties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    var board = new StatusBoard(holder, String.valueOf(brokers));
    var clients = new FollowerClients(clientProperties, registry);
    var outputs = new OutputFollower(clients, values, holder, new ChangePublisher(hub, board));
    var events =
        new EventFollower(clients, values, new EventFollower.Model(holder, outputs, board), clock);
    var metrics = ReadModelMetrics.show(registry, holder, hub, outputs);
    return new LiveReadModel(
        holder,
        hub,
        board,
        clock,
        List.of(
            metrics::close,
            FollowerThread.start("read-model", outputs::follow)::close,
            FollowerThread.start("read-model-events", events::follow)::close));
  }

  @Override
  public ReadModelStatus status() {
    return board.status();
  }

  @Override
  public KpiRowCursor kpis(KpiQuery query, Optional<String> after) {
    return outputs().kpis(query, after);
  }

  @Override
  public List<ScorecardRow> scorecards() {
    return outputs().scorecards();
  }

  @Override
  public List<Alert> alerts() {
    return outputs().alerts();
  }

  @Override
  public Optional<Plan> activePlan() {
    var outputs = outputs();
    return outputs.shown().last().map(PublishedDefinition::getPlan).flatMap(outputs.plans()::get);
  }

  @Override
  public List<Plan> planVersions() {
    return outputs().plans().inOrder().stream()
        .filter(LiveReadModel::isVersion)
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public List<ActionChange> actionChanges(String plan) {
    return outputs().plans().inOrder().stream()
        .map(Map.Entry::getValue)
        .filter(record -> record.getName().equals(plan))
        .flatMap(record -> ActionCodec.change(record).stream())
        .toList();
  }

  /** The topic has each version under its name and time, and the one that holds under its name. */
  private static boolean isVersion(Map.Entry<String, Plan> entry) {
    var plan = entry.getValue();
    return entry.getKey().equals(plan.getName() + VERSION_SEPARATOR + plan.getAppliedAt());
  }

  @Override
  public List<Load> loads() {
    return outputs().loads().inOrder().stream().map(Map.Entry::getValue).toList();
  }

  @Override
  public List<SourceActivity> sourceActivity() {
    return holder.now().activity().bySource(clock);
  }

  @Override
  public List<DayActivity> eventsByDay(String source, LocalDate from, LocalDate to) {
    return holder.now().activity().byDay(source, from, to);
  }

  @Override
  public List<RejectGroup> rejectGroups() {
    return holder.now().rejects().groups();
  }

  @Override
  public RejectPage rejects(RejectQuery query) {
    return holder.now().rejects().page(query);
  }

  @Override
  public ChangeFeed subscribe(Optional<String> after, Runnable available) {
    return hub.subscribe(after, available);
  }

  private OutputTables outputs() {
    return holder.now().outputs();
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
    holder.close();
  }
}

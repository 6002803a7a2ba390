package io.funnelstreams.streams.alert;

import io.funnelstreams.core.alert.AlertGrouping;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.kpi.AlertRecords;
import io.funnelstreams.streams.kpi.AlertSnapshot;
import io.funnelstreams.streams.kpi.KpiSteps;
import io.funnelstreams.streams.kpi.PublishGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Keeps the alert topic equal to the combined snapshots of all tasks. It keeps no state of what it
 * published: the topic itself holds that. So a restart, the rollout of another definition or the
 * return to an earlier one publishes no alert twice, and deletes the alerts that no longer exist.
 */
final class AlertProcessor implements Processor<String, byte[], String, SpecificRecord> {
  private final Definition definition;
  private final Duration interval;
  private final WallClock clock;
  private final int partitions;
  private final Map<String, AlertSnapshot> snapshots = new HashMap<>();

  /** Alerts that were published and not read back yet; empty where an alert was deleted. */
  private final Map<String, Optional<SpecificRecord>> underWay = new HashMap<>();

  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, byte[]> store;
  private ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> topic;
  private PublishGate charge;
  private boolean caughtUp;

  /** The combined snapshots; empty while one of them is new. */
  private Optional<Map<String, SpecificRecord>> wanted = Optional.empty();

  AlertProcessor(Definition definition, Duration interval, WallClock clock, int partitions) {
    this.definition = definition;
    this.interval = interval;
    this.clock = clock;
    this.partitions = partitions;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    store = context.getStateStore(AlertSteps.SNAPSHOT_STORE);
    topic = context.getStateStore(AlertSteps.TOPIC_STORE);
    charge =
        new PublishGate(definition.version(), context.getStateStore(KpiSteps.DEFINITION_STORE));
    try (var all = store.all()) {
      all.forEachRemaining(entry -> keep(entry.key, entry.value));
    }
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, byte[]> input) {
    store.put(input.key(), input.value());
    keep(input.key(), input.value());
    caughtUp = false;
    wanted = Optional.empty();
  }

  private void keep(String task, byte[] bytes) {
    AlertSnapshotForm.read(bytes).ifPresent(snapshot -> snapshots.put(task, snapshot));
  }

  /**
   * Alerts that tasks found at the same moment are published together: it waits for a quiet tick.
   */
  private void tick(long steadyMs) {
    if (!caughtUp) {
      caughtUp = true;
      return;
    }
    if (snapshots.size() == partitions && charge.since().isPresent()) {
      changes().forEach((id, alert) -> publish(id, alert, clock.millisAt(steadyMs)));
    } else {
      underWay.clear();
    }
  }

  private void publish(String id, Optional<SpecificRecord> alert, long now) {
    underWay.put(id, alert);
    context.forward(new Record<>(id, alert.orElse(null), now));
  }

  /** New and changed alerts first: one that takes the place of another is there before it goes. */
  private Map<String, Optional<SpecificRecord>> changes() {
    var alerts = wanted.orElseGet(this::grouped);
    wanted = Optional.of(alerts);
    var changes = new LinkedHashMap<String, Optional<SpecificRecord>>();
    alerts.forEach(
        (id, alert) -> {
          if (!Optional.of(alert).equals(onTopic(id))) {
            changes.put(id, Optional.of(alert));
          }
        });
    for (var id : reported()) {
      if (!alerts.containsKey(id) && onTopic(id).isPresent()) {
        changes.put(id, Optional.empty());
      }
    }
    return changes;
  }

  private Map<String, SpecificRecord> grouped() {
    var alerts =
        snapshots.values().stream().flatMap(snapshot -> snapshot.alerts().stream()).toList();
    var units = new HashMap<String, Optional<String>>();
    alerts.forEach(alert -> units.put(alert.getAlertId(), Optional.ofNullable(alert.getUnit())));
    var grouped = new LinkedHashMap<String, SpecificRecord>();
    for (var alert : AlertGrouping.group(alerts.stream().map(AlertRecords::alert).toList())) {
      var unit = units.getOrDefault(alert.id(), Optional.empty());
      grouped.put(alert.id(), AlertRecords.record(alert, unit, definition.version()));
    }
    return grouped;
  }

  /** What the topic has, or will have when the alerts in flight have been read back. */
  private Optional<SpecificRecord> onTopic(String id) {
    var there = Optional.ofNullable(topic.get(id)).map(ValueAndTimestamp::value);
    if (there.equals(underWay.get(id))) {
      underWay.remove(id);
    }
    return underWay.getOrDefault(id, there);
  }

  private List<String> reported() {
    var ids = new ArrayList<String>(underWay.keySet());
    try (var all = topic.all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.value.value() instanceof Alert && !underWay.containsKey(entry.key)) {
              ids.add(entry.key);
            }
          });
    }
    return ids;
  }
}

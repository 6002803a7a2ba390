package io.funnelstreams.serve.read;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.registry.EventHeaderReader.EventTimes;
import io.funnelstreams.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.Uuid;

/**
 * A read model over a store of its own, without Kafka: a test puts records and commits them, as the
 * follower of the topics does with each poll.
 */
public final class ReadModelFixture implements AutoCloseable {
  /** The cluster id that the fixture's model reports. */
  public static final String CLUSTER = "test-cluster";

  /** The time of the fixture's model. */
  public static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  /** The fixed clock of the fixture's model. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final StoreHolder holder;
  private final ChangeHub hub;
  private final StatusBoard board;
  private final ChangePublisher publisher;
  private final LiveReadModel model;
  private final List<TopicRecord> records = new ArrayList<>();
  private long offset;

  private ReadModelFixture(Path folder, int keptRows) {
    this.holder = StoreHolder.open(folder);
    this.hub = new ChangeHub("test", keptRows);
    this.board = new StatusBoard(holder, "localhost:9092");
    this.publisher = new ChangePublisher(hub, board);
    this.model = new LiveReadModel(holder, hub, board, CLOCK, List.of());
    publisher.cluster(CLUSTER);
    try (var batch = holder.now().store().batch()) {
      if (holder.now().activity().zone().isEmpty()) {
        holder.now().activity().begin(ZoneOffset.UTC, batch);
        batch.write();
      }
    }
    var origin = holder.now().origin();
    if (origin.isNew()) {
      origin.begin(CLUSTER, Map.of("topic", new Uuid(1, 1)));
    }
  }

  /** A model that shows the definition {@code v1} and is ready; nothing else is in it. */
  public static ReadModelFixture ready(Path folder) {
    return ready(folder, ChangeHub.KEPT_ROWS);
  }

  static ReadModelFixture ready(Path folder, int keptRows) {
    var fixture = opened(folder, keptRows);
    fixture.definition("v1", RolloutPhase.COMPLETE);
    fixture.commit();
    fixture.catchUp();
    return fixture;
  }

  /** A model that has read nothing since it was opened. */
  static ReadModelFixture opened(Path folder, int keptRows) {
    return new ReadModelFixture(folder, keptRows);
  }

  /** Puts a record; it is seen with the next commit. */
  public ReadModelFixture put(Topic topic, String key, SpecificRecord value) {
    records.add(new TopicRecord(topic, key, Optional.of(value), offset++));
    return this;
  }

  /** Puts a tombstone. */
  public ReadModelFixture remove(Topic topic, String key) {
    records.add(new TopicRecord(topic, key, Optional.empty(), offset++));
    return this;
  }

  /** Publishes how far the rollout of a definition is. */
  public ReadModelFixture definition(String version, RolloutPhase phase) {
    return put(
        Topic.DEFINITION,
        Topic.ACTIVE,
        new PublishedDefinition(version, "Plan", "", phase, Instant.EPOCH));
  }

  /** Applies what was put since the last commit, as one poll does. */
  public ReadModelFixture commit() {
    try (var batch = holder.now().store().batch()) {
      holder.now().activity().moveTo(batch);
      holder.now().rejects().moveTo(batch);
      publisher.publish(holder.now().outputs().apply(List.copyOf(records), batch));
    }
    records.clear();
    return this;
  }

  /** Counts an event that was taken as it happened. */
  public ReadModelFixture event(String source, Family family, Instant at) {
    return event(family, new EventTimes(source, at.toEpochMilli(), at.toEpochMilli(), false, ""));
  }

  /** Counts an event of a type, or that takes one back. */
  public ReadModelFixture event(Family family, EventTimes event) {
    holder.now().activity().count(family, event);
    return this;
  }

  /** Puts a reject. */
  public ReadModelFixture reject(Reject reject) {
    holder.now().rejects().apply(reject.getId(), Optional.of(reject));
    return this;
  }

  ReadModelFixture replayed(String rejectId) {
    holder.now().rejects().apply(rejectId, Optional.empty());
    return this;
  }

  /** All that was published has been read. */
  public ReadModelFixture catchUp() {
    var outputs = holder.now().outputs();
    if (outputs.due().isPresent()) {
      outputs.showDue();
      publisher.reset(Changes.DEFINITION_CHANGED);
    }
    outputs.caughtUp();
    publisher.status();
    return this;
  }

  /** Sets how far the KPIs reflect the events. */
  public ReadModelFixture caughtUpTo(Instant at, long lagRecords) {
    board.catchUp(new StatusBoard.CatchUpState(Optional.of(at), lagRecords));
    return this;
  }

  /** Sets which instances there are. */
  public ReadModelFixture instances(List<StreamsInstance> instances) {
    board.instances(instances);
    return this;
  }

  /** Publishes the status as it is now, however short ago the last was. */
  public ReadModelFixture publishStatus() {
    publisher.publish(Changes.ofStatus(board.status()));
    return this;
  }

  /** The model. */
  public ReadModel model() {
    return model;
  }

  @Override
  public void close() {
    model.close();
  }
}

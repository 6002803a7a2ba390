package io.funnelstreams.bench.engine;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.FunnelTopology;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The real topology that lives from day to day: it is given events of a day, takes its time, and
 * the next day begins.
 */
public final class LiveDays implements AutoCloseable {
  /** Longer than alerts wait after a part of a backlog or of history. */
  private static final Duration TICK = Duration.ofSeconds(12);

  /**
   * Ticks for the cells, for totals that receive nothing more, for the alert check, and for the
   * collection of its result.
   */
  private static final int TICKS = 9;

  private final AvroSerdes serdes = new AvroSerdes();
  private final BusinessCalendar calendar;
  private final TopologyTestDriver driver;
  private Instant now;

  private LiveDays(Plan plan, LocalDate day) {
    calendar = plan.rules().calendar();
    now = calendar.startOf(day);
    var definition = new Definition(plan, PlanDefinition.versionOf(plan));
    driver =
        new TopologyTestDriver(
            FunnelTopology.build(definition, serdes, 1), TopologyEngine.settings(), now);
  }

  /** A topology that starts as a day begins. */
  public static LiveDays begin(Plan plan, LocalDate day) {
    return new LiveDays(plan, day);
  }

  /** The day begins. */
  public void turnTo(LocalDate day) {
    advance(Duration.between(now, calendar.startOf(day)));
    catchUp();
  }

  /** Delivers events now, and lets the topology take its time. */
  public void deliver(List<Event> events) {
    events.forEach(this::deliver);
    catchUp();
  }

  /** Puts a version of a plan, or what was said of an action, onto the plan topic. */
  public void apply(String key, SpecificRecord plan) {
    driver
        .createInputTopic(
            Topic.PLAN.topicName(),
            Serdes.String().serializer(),
            serdes.of(Topic.PLAN).serializer())
        .pipeInput(key, plan, now);
    catchUp();
  }

  private void deliver(Event event) {
    var topic = Topic.of(event.family());
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer())
        .pipeInput(event.header().partyId(), EventCodec.toAvro(event), now);
  }

  private void catchUp() {
    for (int i = 0; i < TICKS; i++) {
      advance(TICK);
    }
  }

  private void advance(Duration time) {
    driver.advanceWallClockTime(time);
    now = now.plus(time);
  }

  /** The records of the alert topic since the last call. */
  public List<KeyValue<String, SpecificRecord>> alerts() {
    return driver
        .createOutputTopic(
            Topic.ALERTS.topicName(),
            Serdes.String().deserializer(),
            serdes.of(Topic.ALERTS).deserializer())
        .readKeyValuesToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}

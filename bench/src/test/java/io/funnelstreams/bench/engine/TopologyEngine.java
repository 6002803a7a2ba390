package io.funnelstreams.bench.engine;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.FunnelTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The real topology with its stores, on a driver instead of a broker. Timers fire at random moments
 * between deliveries, because no result may depend on those moments, and new days begin in between.
 *
 * @param seed decides when timers fire
 */
public record TopologyEngine(long seed) implements KpiEngineUnderTest {
  private static final Duration ALL_TIMERS = Duration.ofSeconds(1);
  private static final Duration SOME_OF_A_DAY = Duration.ofHours(7);
  private static final int ONE_IN = 4;

  /** The cells are sent at the first tick; after ticks without messages no task rests any more. */
  private static final int TICKS_TO_CATCH_UP = 6;

  @Override
  public Map<RowKey, RowValue> run(Plan plan, List<Event> deliveries, Instant now) {
    var serdes = new AvroSerdes();
    var topology = FunnelTopology.build(new Definition(plan, "1"), serdes, 1);
    var begin = now.minus(SOME_OF_A_DAY.multipliedBy(deliveries.size()));
    try (var driver = new TopologyTestDriver(topology, settings(), begin)) {
      var random = new Random(seed);
      var left = Duration.between(begin, now);
      for (var delivery : deliveries) {
        deliver(delivery, driver, serdes);
        if (random.nextInt(ONE_IN) == 0) {
          driver.advanceWallClockTime(SOME_OF_A_DAY);
          left = left.minus(SOME_OF_A_DAY);
        }
      }
      driver.advanceWallClockTime(left);
      for (int i = 0; i < TICKS_TO_CATCH_UP; i++) {
        driver.advanceWallClockTime(ALL_TIMERS);
      }
      return published(driver, serdes);
    }
  }

  private static void deliver(Event event, TopologyTestDriver driver, AvroSerdes serdes) {
    var topic = Topic.of(event.family());
    driver
        .createInputTopic(
            topic.topicName(), Serdes.String().serializer(), serdes.of(topic).serializer())
        .pipeInput(event.header().partyId(), EventCodec.toAvro(event));
  }

  private static Map<RowKey, RowValue> published(TopologyTestDriver driver, AvroSerdes serdes) {
    var topic =
        driver.createOutputTopic(
            Topic.KPIS.topicName(),
            Serdes.String().deserializer(),
            serdes.of(Topic.KPIS).deserializer());
    var records = new KpiTopicRows();
    topic.readKeyValuesToList().forEach(kpi -> records.take(kpi.key, (Kpi) kpi.value));
    return records.rows();
  }

  static Properties settings() {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "promise");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder().toString());
    return settings;
  }

  private static Path folder() {
    try {
      return Files.createDirectories(Path.of("target", "topology-state"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.funnelstreams.bench.race;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How fast the pipeline catches up with a backlog, compared with the passthrough.
 *
 * <p>Arguments: events, parties, pairs; 2,000,000, 100,000 and 5 where they are missing.
 */
public final class CatchUpRace {
  private static final int PARTITIONS = 4;
  private static final int THREADS = 2;

  private static final String PLAN =
      """
      name: race
      time_zone: Europe/Berlin
      currency: EUR
      segments:
        breakdowns: [[region], [region, channel]]
      """;

  private CatchUpRace() {}

  /** Runs the race and prints the laps, the spreads and the ratios. */
  public static void main(String[] args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
    int parties = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    int pairs = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    var folder = Files.createTempDirectory("funnel-race");
    try (var broker = BrokerProcess.start(folder.resolve("broker"));
        var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicSetup.ensure(admin, new TopicSettings(PARTITIONS, 1, (short) 1));
      admin
          .createTopics(List.of(new NewTopic(Passthrough.OUTPUT, PARTITIONS, (short) 1)))
          .all()
          .get();
      var settings = settings(broker, folder);
      publish(RaceEvents.of(events, parties), settings);
      race(new Track(admin, PARTITIONS), settings, pairs);
    }
  }

  private static void race(Track track, Map<String, Object> settings, int pairs) throws Exception {
    var pipeline = new PipelineContestant(PlanYaml.parse("race.yaml", PLAN), settings, PARTITIONS);
    var passthrough = new Passthrough(settings);
    System.out.printf(Locale.ROOT, "%,d events; one lap of each to warm up%n", track.events());
    print(track.run(passthrough));
    print(track.run(pipeline));
    var pipelineLaps = new ArrayList<Lap>();
    var passthroughLaps = new ArrayList<Lap>();
    for (int pair = 0; pair < pairs; pair++) {
      boolean pipelineFirst = pair % 2 == 0;
      if (pipelineFirst) {
        pipelineLaps.add(print(track.run(pipeline)));
      }
      passthroughLaps.add(print(track.run(passthrough)));
      if (!pipelineFirst) {
        pipelineLaps.add(print(track.run(pipeline)));
      }
    }
    summarise(pipelineLaps, passthroughLaps);
  }

  private static void summarise(List<Lap> pipeline, List<Lap> passthrough) {
    System.out.printf("%-42s %10s %10s %10s%n", "", "least", "median", "greatest");
    row("pipeline, events per second", pipeline, Lap::eventsPerSecond);
    row("passthrough, events per second", passthrough, Lap::eventsPerSecond);
    row("pipeline, CPU seconds per million", pipeline, Lap::cpuSecondsPerMillion);
    row("passthrough, CPU seconds per million", passthrough, Lap::cpuSecondsPerMillion);
    ratios("throughput, pipeline ÷ passthrough", pipeline, passthrough, Lap::eventsPerSecond);
    ratios("CPU, pipeline ÷ passthrough", pipeline, passthrough, Lap::cpuSecondsPerMillion);
  }

  private static void row(String name, List<Lap> laps, ToDoubleFunction<Lap> figure) {
    System.out.printf(
        "%-42s %s%n", name, Spreads.of(laps.stream().mapToDouble(figure).boxed().toList()));
  }

  private static void ratios(
      String name, List<Lap> above, List<Lap> below, ToDoubleFunction<Lap> figure) {
    var ratios =
        IntStream.range(0, above.size())
            .mapToObj(i -> figure.applyAsDouble(above.get(i)) / figure.applyAsDouble(below.get(i)))
            .toList();
    System.out.printf("%-42s %s%n", name, Spreads.of(ratios));
  }

  private static Lap print(Lap lap) {
    System.out.printf(
        Locale.ROOT,
        "%-12s %7.1f s %,9.0f events/s %6.1f CPU s%n",
        lap.contestant(),
        lap.seconds(),
        lap.eventsPerSecond(),
        lap.cpuSeconds());
    return lap;
  }

  private static void publish(Stream<Event> events, Map<String, Object> settings) {
    try (var publisher = KafkaPublisher.connect(connection(settings))) {
      events.forEach(publisher::publish);
    }
  }

  private static Map<String, Object> connection(Map<String, Object> settings) {
    return Map.of(
        "bootstrap.servers", settings.get("bootstrap.servers"),
        "schema.registry.url", settings.get("schema.registry.url"));
  }

  /** The settings that both run with. */
  private static Map<String, Object> settings(BrokerProcess broker, Path folder) {
    var settings = new HashMap<String, Object>();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    settings.put("schema.registry.url", broker.registryUrl());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 250);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return settings;
  }
}

package io.funnelstreams.bench.race;

import io.funnelstreams.schemas.avro.Grain;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The cells that contestants published, and how many of them differ. */
final class PeerFigures {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Set<List<String>> BREAKDOWNS =
      Set.of(List.of(), List.of("region"), List.of("channel", "region"));

  private final Map<String, ?> settings;

  /** How many records a topic got, and what the last ones of their keys say. */
  record Output(long records, Map<String, byte[]> latest) {}

  /** Reads from a broker. */
  PeerFigures(Map<String, ?> settings) {
    this.settings = settings;
  }

  /**
   * The committed records of one lap alone. The laps and the programs share topics: a row that a
   * lap has not written is none of its figures.
   *
   * @param from where the lap began in each partition
   */
  Output read(Map<TopicPartition, Long> from) {
    var properties = new HashMap<String, Object>();
    properties.put("bootstrap.servers", settings.get("bootstrap.servers"));
    properties.put("isolation.level", "read_committed");
    long records = 0;
    var latest = new HashMap<String, byte[]>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      var ends = consumer.endOffsets(from.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var each : consumer.poll(POLL)) {
          latest.put(each.key(), each.value());
          records++;
        }
      }
    }
    latest.values().removeIf(value -> value == null);
    return new Output(records, latest);
  }

  /** The figures of the program, by cell; cells that are all 0 are left out. */
  Map<String, String> ofProgram(Output output) {
    var cells = new HashMap<String, long[]>();
    try (var serde = ValueSerde.of(Kpi.class, settings)) {
      for (var value : output.latest().values()) {
        var row = serde.deserializer().deserialize(Topic.KPIS.topicName(), value);
        for (var figure : RaceFigure.values()) {
          if (figure.kpi().equals(row.getKpi()) && figure.isIn(row) && isCompared(row)) {
            cells.computeIfAbsent(cell(row), c -> new long[RaceFigure.SIZE])[figure.place()] =
                figure.of(row);
          }
        }
      }
    }
    return texts(cells);
  }

  private static boolean isCompared(Kpi row) {
    boolean isCompared = row.getGrain() == Grain.DAY || row.getGrain() == Grain.MONTH;
    return isCompared && BREAKDOWNS.contains(row.getSegment().keySet().stream().sorted().toList());
  }

  private static String cell(Kpi row) {
    return row.getGrain()
        + "|"
        + row.getPeriod()
        + "|"
        + row.getSegment().getOrDefault("region", "")
        + "|"
        + row.getSegment().getOrDefault("channel", "");
  }

  private static Map<String, String> texts(Map<String, long[]> cells) {
    var texts = new HashMap<String, String>();
    cells.forEach((cell, sums) -> texts.put(cell, RaceFigure.text(sums)));
    return withoutZeros(texts);
  }

  /** The figures of another contestant, by cell; cells that are all 0 are left out. */
  static Map<String, String> ofPeer(Output output) {
    var texts = new HashMap<String, String>();
    output
        .latest()
        .forEach((cell, value) -> texts.put(cell, new String(value, StandardCharsets.UTF_8)));
    return withoutZeros(texts);
  }

  private static Map<String, String> withoutZeros(Map<String, String> cells) {
    cells.values().removeIf(RaceFigure.text(new long[RaceFigure.SIZE])::equals);
    return cells;
  }

  /** How many cells differ, or are in one of the two alone. */
  static long differences(Map<String, String> one, Map<String, String> other) {
    long differ =
        one.entrySet().stream()
            .filter(cell -> !cell.getValue().equals(other.get(cell.getKey())))
            .count();
    return differ + other.keySet().stream().filter(cell -> !one.containsKey(cell)).count();
  }
}

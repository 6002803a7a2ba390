package io.funnelstreams.streams.journey;

import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.RecordSerdes;
import io.funnelstreams.streams.WallClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/** The part of the topology that turns events into changes of facts. */
public final class JourneySteps {
  /** One row per party. */
  public static final String STORE = "journeys";

  /** Pieces of the rows of long journeys, and one row per input that one took uncounted. */
  public static final String BATCHES = "batches";

  /** One row per page view. */
  public static final String VIEWS = "views";

  /** One row per session, and one per party with the days of its sessions. */
  public static final String SESSIONS = "sessions";

  /** One row per spend, guest post and event of a social network, and their places in time. */
  public static final String MARKETING = "marketing";

  /** One row per party that was ever to be forgotten. */
  public static final String FORGOTTEN = "forgotten";

  private static final List<Topic> EVENT_TOPICS =
      Arrays.stream(Family.values()).map(Topic::of).toList();

  private final Definition definition;
  private final RecordSerdes serdes;
  private final WallClock clock;
  private final Rejects rejects;
  private final Duration interval;

  /** Counts long journeys, and lets the next step publish, at this interval. */
  public JourneySteps(
      Definition definition, RecordSerdes serdes, Duration interval, WallClock clock) {
    this.definition = definition;
    this.serdes = serdes;
    this.interval = interval;
    this.clock = clock;
    this.rejects = new Rejects(serdes);
  }

  /**
   * Reads events and merge transfers, applies them to journeys, and sends transfers and rejects on
   * their way.
   */
  public KStream<String, JourneyOutcome> add(StreamsBuilder builder) {
    addStores(builder);
    var rules =
        new FactRules(
            definition.plan().rules(), GroupingSets.dimensionsOf(definition.plan().breakdowns()));
    var outcomes =
        events(builder)
            .merge(transfers(builder), Named.as("journey.arrivals"))
            .process(
                () -> new JourneyProcessor(rules, rejects, interval, clock),
                Named.as("journey.apply"),
                STORE,
                BATCHES,
                VIEWS,
                SESSIONS,
                MARKETING,
                FORGOTTEN);
    sendTransfers(outcomes);
    sendRejects(outcomes);
    return outcomes;
  }

  /**
   * A view and an event of marketing are written once, so a cache would only be in their way; the
   * other rows are many times. Few are forgotten, and each event asks for them, so they are in
   * memory.
   */
  private static void addStores(StreamsBuilder builder) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled());
    for (var name : List.of(BATCHES, VIEWS, MARKETING)) {
      builder.addStateStore(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray()));
    }
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SESSIONS), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled());
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(FORGOTTEN), Serdes.Bytes(), Serdes.ByteArray()));
  }

  private KStream<String, DecodedEvent> events(StreamsBuilder builder) {
    var rules = definition.plan().rules();
    return builder.stream(
            EVENT_TOPICS.stream().map(Topic::topicName).toList(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("events"))
        .processValues(
            () -> new ReadProcessor(deserializers(), rules, rejects, clock),
            Named.as("journey.read"));
  }

  private Map<String, Deserializer<SpecificRecord>> deserializers() {
    return EVENT_TOPICS.stream()
        .collect(Collectors.toMap(Topic::topicName, topic -> serdes.of(topic).deserializer()));
  }

  private KStream<String, DecodedEvent> transfers(StreamsBuilder builder) {
    return builder.stream(
            Topic.MERGES.topicName(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("merges"))
        .mapValues(this::arrival, Named.as("journey.read-merges"));
  }

  private DecodedEvent arrival(byte[] bytes) {
    var transfer = SessionTransferForm.read(bytes, definition.version());
    return transfer.isPresent()
        ? new DecodedEvent.OfTransfer(transfer.get())
        : new DecodedEvent.OfNothing();
  }

  private void sendTransfers(KStream<String, JourneyOutcome> outcomes) {
    outcomes
        .flatMap(
            (party, outcome) -> outcome.transfers().stream().map(this::addressed).toList(),
            Named.as("journey.merges"))
        .to(
            Topic.MERGES.topicName(),
            Produced.with(Serdes.String(), Serdes.ByteArray()).withName("to-merges"));
  }

  private KeyValue<String, byte[]> addressed(SessionTransfer transfer) {
    return KeyValue.pair(transfer.to(), SessionTransferForm.bytes(transfer, definition.version()));
  }

  private void sendRejects(KStream<String, JourneyOutcome> outcomes) {
    outcomes
        .flatMap((party, outcome) -> keyed(outcome), Named.as("journey.rejects"))
        .to(
            Topic.REJECTS.topicName(),
            Produced.with(Serdes.String(), serdes.of(Topic.REJECTS)).withName("to-rejects"));
  }

  private static List<KeyValue<String, SpecificRecord>> keyed(JourneyOutcome outcome) {
    return outcome.rejects().stream()
        .map(reject -> KeyValue.pair(reject.getId(), (SpecificRecord) reject))
        .toList();
  }
}

package io.funnelstreams.bench.race;

import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What an event costs the program, beside what an engineer would otherwise write: the same events,
 * guarantee, commit interval and threads, in turns that reverse, each in a process of its own. What
 * they publish is compared cell by cell.
 */
@Command(
    name = "peer-race",
    mixinStandardHelpOptions = true,
    description = "Measures the cost per event beside other ways to compute the same figures.")
public final class PeerRace implements Callable<Integer> {
  private static final String PROGRAM = "program";
  private static final Set<String> PROGRAMS = Set.of(PROGRAM, "program-tracked");

  /** Of the program's topics. */
  private static final int OUTPUT_PARTITIONS = 1;

  private static final TopicSettings TOPICS =
      new TopicSettings(RaceSettings.PARTITIONS, OUTPUT_PARTITIONS, (short) 1);

  /** They compute nothing. */
  private static final Set<String> ANCHORS = Set.of("passthrough", "bare-store");

  /** Each event of this many is published twice. */
  private static final int TWICE = 100;

  @Option(names = "--events", defaultValue = "1000000", description = "How many are published.")
  private int events;

  @Option(names = "--parties", defaultValue = "50000", description = "How many they are of.")
  private int parties;

  @Option(names = "--rounds", defaultValue = "4", description = "After one to warm up.")
  private int rounds;

  @Option(
      names = "--contestants",
      split = ",",
      defaultValue = "passthrough,bare-store,dsl,hand-written,program,program-tracked",
      description = "Who runs.")
  private List<String> contestants;

  private final Map<String, List<Lap>> laps = new LinkedHashMap<>();
  private final Map<String, PeerFigures.Output> outputs = new LinkedHashMap<>();

  private PeerRace() {}

  /** Runs the race and prints its table; ends with 1 where the hand-written figures differ. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new PeerRace()).execute(args));
  }

  /** The topic that a contestant writes. */
  static String output(String contestant) {
    return PROGRAMS.contains(contestant) ? Topic.KPIS.topicName() : "race." + contestant;
  }

  @Override
  public Integer call() throws Exception {
    try (var folder = TemporaryFolder.create();
        var broker = BrokerProcess.start(folder.path().resolve("broker"));
        var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      createTopics(admin);
      var settings =
          RaceSettings.of(broker.bootstrapServers(), broker.registryUrl(), folder.path());
      publish(settings);
      var processes = new LinkedHashMap<String, PeerProcess>();
      try {
        for (var contestant : contestants) {
          processes.put(contestant, PeerProcess.start(contestant, broker, folder.path()));
        }
        race(admin, processes, new PeerFigures(settings));
      } finally {
        processes.values().forEach(PeerProcess::close);
      }
      return print(new PeerFigures(settings));
    }
  }

  private void createTopics(Admin admin) throws Exception {
    TopicSetup.ensure(admin, TOPICS);
    var own =
        contestants.stream()
            .filter(contestant -> !PROGRAMS.contains(contestant))
            .map(each -> new NewTopic(output(each), RaceSettings.PARTITIONS, (short) 1))
            .toList();
    admin.createTopics(own).all().get();
  }

  private void publish(Map<String, Object> settings) {
    var connection =
        Map.of(
            "bootstrap.servers", settings.get("bootstrap.servers"),
            "schema.registry.url", settings.get("schema.registry.url"));
    try (var publisher = KafkaPublisher.connect(connection)) {
      int[] number = {0};
      RaceEvents.of(events, parties)
          .flatMap(event -> deliveries(event, number[0]++))
          .forEach(publisher::publish);
    }
  }

  /** Who does not drop known ids is found out by the figures. */
  private static Stream<Event> deliveries(Event event, int number) {
    return number % TWICE == 0 ? Stream.of(event, event) : Stream.of(event);
  }

  private void race(Admin admin, Map<String, PeerProcess> processes, PeerFigures figures)
      throws Exception {
    var topics = Arrays.stream(Family.values()).map(Topic::of).map(Topic::topicName);
    var track = new PeerTrack(admin, topics.flatMap(PeerRace::partitions).toList());
    var order = new ArrayList<>(contestants);
    for (int round = 0; round <= rounds; round++) {
      for (var contestant : order) {
        var output = partitions(output(contestant)).toList();
        var from = TopicEnds.of(admin, output);
        var lap = track.run(contestant, processes.get(contestant), output);
        System.out.printf(
            Locale.ROOT,
            "%-16s %7.1f s %7.1f CPU s %7.1f per million%s%n",
            contestant,
            lap.seconds(),
            lap.cpuSeconds(),
            lap.cpuSecondsPerMillion(),
            round == 0 ? ", to warm up" : "");
        if (round > 0) {
          laps.computeIfAbsent(contestant, c -> new ArrayList<>()).add(lap);
        }
        if (round == rounds && !ANCHORS.contains(contestant)) {
          outputs.put(contestant, figures.read(from));
        }
      }
      Collections.reverse(order);
    }
  }

  private static Stream<TopicPartition> partitions(String topic) {
    int number = topic.equals(Topic.KPIS.topicName()) ? OUTPUT_PARTITIONS : RaceSettings.PARTITIONS;
    return IntStream.range(0, number).mapToObj(i -> new TopicPartition(topic, i));
  }

  private int print(PeerFigures figures) {
    System.out.printf(
        Locale.ROOT,
        "%n%,d events of %,d parties, CPU seconds per million: least / median / greatest%n",
        events,
        parties);
    long wrong = 0;
    var truth = outputs.containsKey(PROGRAM) ? figures.ofProgram(outputs.get(PROGRAM)) : Map.of();
    for (var contestant : contestants) {
      var spread =
          Spreads.of(laps.get(contestant).stream().map(Lap::cpuSecondsPerMillion).toList());
      System.out.printf("%-16s %s", contestant, spread);
      if (outputs.containsKey(contestant)) {
        long differ = print(contestant, figures, truth);
        wrong += contestant.equals("dsl") ? 0 : differ;
      }
      System.out.println();
    }
    return wrong == 0 ? 0 : 1;
  }

  private long print(String contestant, PeerFigures figures, Map<?, ?> truth) {
    var output = outputs.get(contestant);
    var cells =
        PROGRAMS.contains(contestant) ? figures.ofProgram(output) : PeerFigures.ofPeer(output);
    @SuppressWarnings("unchecked")
    long differ = PeerFigures.differences((Map<String, String>) truth, cells);
    System.out.printf(
        Locale.ROOT,
        "  %,9d records of %,9d rows; %,7d cells, %,7d not the program's",
        output.records(),
        output.latest().size(),
        cells.size(),
        differ);
    return differ;
  }
}

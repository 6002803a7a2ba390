package io.funnelstreams.bench.topic;

import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.ingest.topic.TopicReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The main class of a process that only reads the topics of sources. It ends with its parent. */
final class TopicProgram {
  /** So small that a death falls between many commits. */
  private static final int RECORDS_OF_A_ROUND = 20;

  private TopicProgram() {}

  /** Runs it: the broker's address, the registry's, the folder of sources. */
  public static void main(String[] args) throws IOException {
    LogFile.alsoToConsole();
    var clients =
        Map.<String, Object>of("bootstrap.servers", args[0], "schema.registry.url", args[1]);
    try (var readers = start(clients, Path.of(args[2]), Map.of("group.instance.id", "one"))) {
      System.out.println("reads " + readers.topics());
      while (System.in.read() >= 0) {
        // No process writes to this input; only its end matters.
      }
    }
  }

  /** Reads the topics of a folder's sources in this process. */
  static TopicReaders start(
      Map<String, Object> clients, Path sources, Map<String, Object> consumer) {
    var configs = new HashMap<>(clients);
    configs.putAll(consumer);
    configs.put("max.poll.records", RECORDS_OF_A_ROUND);
    var catalogue = SourceCatalogue.read(sources, any -> Optional.empty());
    return TopicReaders.start(catalogue.all(), configs);
  }
}

package io.funnelstreams.app.embedded;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.schemas.failure.FirstCause;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker with its own controller (KRaft) in this process. Its state is in one folder: a
 * broker started again on the same folder has the same topics and records.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String NODE_ID = "1";
  private static final String CONTROLLER = "CONTROLLER";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @param folder where its logs are, made when it is not there
   * @param port where clients connect on the loopback address; 0 for a free one
   * @throws FunnelException where the port is in use or the broker does not start
   */
  public static EmbeddedBroker start(Path folder, int port) {
    int brokerPort = Ports.claim(port, "broker", "--broker-port");
    int controllerPort = Ports.claim(0, "controller", "--broker-port");
    reportSuddenEnd(folder);
    try {
      format(folder);
      var config = new KafkaConfig(settings(folder, brokerPort, controllerPort), false);
      var server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, brokerPort);
    } catch (Exception e) {
      throw new FunnelException(
          "The embedded broker did not start in %s: %s. Its log says more."
              .formatted(folder, FirstCause.of(e)),
          e);
    }
  }

  /** The value of Kafka's {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Kafka ends the process when it cannot write its logs any more; the user should see why. */
  private static void reportSuddenEnd(Path folder) {
    Exit.setHaltProcedure(
        (status, message) -> {
          System.err.printf(
              "funnel: The embedded broker stopped because it cannot work with %s any more. Is the"
                  + " disk full? Its log says more.%n",
              folder);
          Runtime.getRuntime().halt(status);
        });
  }

  private static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    new Formatter()
        .setNodeId(Integer.parseInt(NODE_ID))
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName(CONTROLLER)
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Map<String, String> settings(Path folder, int port, int controllerPort) {
    var settings = new HashMap<String, String>();
    settings.putAll(addresses(port, controllerPort));
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    // A company's history is older than any default retention; each topic states its own.
    settings.put("log.retention.ms", "-1");
    settings.putAll(ONE_NODE);
    settings.putAll(SMALL);
    return settings;
  }

  private static Map<String, String> addresses(int port, int controllerPort) {
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        NODE_ID,
        "controller.quorum.voters",
        NODE_ID + "@localhost:" + controllerPort,
        "controller.listener.names",
        CONTROLLER,
        "listeners",
        "PLAINTEXT://localhost:%s,%s://localhost:%s".formatted(port, CONTROLLER, controllerPort),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  /** Settings for a single broker: one replica of every internal topic. */
  private static final Map<String, String> ONE_NODE =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "offsets.topic.num.partitions", "2",
          "transaction.state.log.num.partitions", "2",
          "group.initial.rebalance.delay.ms", "0");

  /** Few threads and small buffers: the broker shares a laptop with the rest of the program. */
  private static final Map<String, String> SMALL =
      Map.of(
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "2",
          "num.recovery.threads.per.data.dir", "2",
          "log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20),
          "log.cleaner.io.buffer.size", Integer.toString(256 << 10),
          "log.index.size.max.bytes", Integer.toString(2 << 20),
          "transaction.state.log.segment.bytes", Integer.toString(16 << 20),
          "offsets.topic.segment.bytes", Integer.toString(16 << 20));
}

package io.funnelstreams.app.setting;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.SHORT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.funnelstreams.schemas.registry.AvroSerde;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** Every setting: its name, type, default and meaning. */
final class SettingsTable {
  static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  static final String REGISTRY_URL = "schema.registry.url";
  static final String DATA_DIR = "data.dir";
  static final String BROKER_PORT = "broker.port";
  static final String REGISTRY_PORT = "registry.port";
  static final String EVENT_PARTITIONS = "topics.event.partitions";
  static final String OUTPUT_PARTITIONS = "topics.output.partitions";
  static final String REPLICATION = "topics.replication.factor";
  static final String STREAMS_THREADS = "streams.threads";
  static final String SERDE_CLASS = "serde.class";
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String CATCH_UP_SECONDS = "catch.up.timeout.seconds";
  static final String SOURCES_DIR = "sources.dir";
  static final String NOTIFICATIONS_FILE = "notifications.file";
  static final String METRICS_ADDRESS = "metrics.address";

  /** Kafka's clients get the settings with this prefix, without the prefix. */
  static final String KAFKA_PREFIX = "kafka.";

  /** The registry serde gets the settings with this prefix, with the prefix. */
  static final String REGISTRY_PREFIX = "schema.registry.";

  private static final int MAX_PORT = 65_535;

  private SettingsTable() {}

  static ConfigDef table() {
    var table = new ConfigDef();
    addresses(table);
    serde(table);
    embedded(table);
    topics(table);
    GatewayTable.define(table);
    WebTable.define(table);
    sources(table);
    notifications(table);
    return table
        .define(
            STREAMS_THREADS,
            INT,
            1,
            atLeast(1),
            MEDIUM,
            "Threads of the Kafka Streams application in this process; more than there are event"
                + " partitions do nothing.")
        .define(
            CATCH_UP_SECONDS,
            INT,
            300,
            atLeast(1),
            LOW,
            "How long `demo --once` and `kpis --wait` wait, without any progress, for"
                + " imported events to be in the KPIs before they give up.");
  }

  /** The names that may follow {@link #KAFKA_PREFIX}. */
  static Set<String> kafkaNames() {
    var names = new TreeSet<String>(ProducerConfig.configNames());
    names.addAll(ConsumerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    names.addAll(StreamsConfig.configDef().names());
    return names;
  }

  private static void addresses(ConfigDef table) {
    table
        .define(
            BOOTSTRAP_SERVERS,
            STRING,
            "localhost:9092",
            new ConfigDef.NonEmptyString(),
            HIGH,
            "The Kafka brokers to begin with, as host:port, separated by commas.")
        .define(
            REGISTRY_URL,
            STRING,
            "http://localhost:8081/apis/ccompat/v7",
            new ConfigDef.NonEmptyString(),
            HIGH,
            "The schema registry's address; several are separated by commas. The default is that"
                + " of the embedded registry; Confluent's has no path after the port.");
  }

  private static void serde(ConfigDef table) {
    table
        .define(
            SERDE_CLASS,
            STRING,
            AvroSerde.class.getName(),
            new ConfigDef.NonEmptyString(),
            LOW,
            "The serde of Avro values. A build with -Pconfluent also has"
                + " io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde.")
        .define(
            AUTO_REGISTER,
            BOOLEAN,
            true,
            LOW,
            "Whether a schema that the registry does not have is registered; if not, it is an"
                + " error.");
  }

  private static void embedded(ConfigDef table) {
    table
        .define(
            DATA_DIR,
            STRING,
            "funnel-data",
            new ConfigDef.NonEmptyString(),
            HIGH,
            "The folder where `up` keeps all state of the embedded broker and registry and the"
                + " Kafka Streams application's local stores.")
        .define(
            BROKER_PORT,
            INT,
            9092,
            between(0, MAX_PORT),
            MEDIUM,
            "The embedded broker's port on the loopback address; 0 takes a free one.")
        .define(
            REGISTRY_PORT,
            INT,
            8081,
            between(0, MAX_PORT),
            MEDIUM,
            "The embedded registry's port on the loopback address; 0 takes a free one.");
  }

  private static void sources(ConfigDef table) {
    table.define(
        SOURCES_DIR,
        STRING,
        "sources",
        new ConfigDef.NonEmptyString(),
        MEDIUM,
        "The folder with a folder for each source of your own or that you switch on: see"
            + " docs/sources.md. It need not exist.");
  }

  private static void notifications(ConfigDef table) {
    table
        .define(
            NOTIFICATIONS_FILE,
            STRING,
            "notifications.yaml",
            new ConfigDef.NonEmptyString(),
            MEDIUM,
            "Who is notified of which alerts, see docs/notifications.md. `up` notifies where the"
                + " file is there; a file that is named has to be there.")
        .define(
            METRICS_ADDRESS,
            STRING,
            "",
            new HostAndPort(),
            LOW,
            "Where `/metrics` and `/health` are shown, as host:port: 127.0.0.1:9464 where it is"
                + " left out (a free port where the gateway's port is 0). A process that notifies"
                + " and has no gateway shows metrics only where it is given.");
  }

  private static void topics(ConfigDef table) {
    table
        .define(
            EVENT_PARTITIONS,
            INT,
            4,
            atLeast(1),
            MEDIUM,
            "Partitions of every topic that is keyed by party: the most instances of the Kafka"
                + " Streams application that can share the work. It cannot be changed once there is"
                + " data.")
        .define(
            OUTPUT_PARTITIONS,
            INT,
            1,
            atLeast(1),
            LOW,
            "Partitions of the KPI, scorecard and reject topics.")
        .define(
            REPLICATION,
            SHORT,
            (short) 0,
            between(0, Short.MAX_VALUE),
            MEDIUM,
            "Copies of every partition of a topic that is made; 0 takes 3 where the cluster has"
                + " as many brokers, otherwise 1.");
  }
}

package io.funnelstreams.bench.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.app.embedded.EmbeddedBroker;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.registry.AvroDeserializer;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.registry.RegistryUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoisonPositionIT {
  private static final byte[] TOMBSTONE = null;
  private static final byte[] UNKNOWN_SCHEMA = {0, 0, 0, 0, 1, 0};

  @TempDir static Path folder;

  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder, 0);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aConsumerLearnsTopicPartitionAndOffsetOfPoison() throws Exception {
    write("poison", TOMBSTONE, new byte[] {7});

    var thrown = readFrom("poison");

    assertThat(thrown.topicPartition()).isEqualTo(new TopicPartition("poison", 1));
    assertThat(thrown.offset()).isEqualTo(1);
    assertThat(thrown.getCause()).isInstanceOf(PoisonRecordException.class);
  }

  @Test
  void aConsumerCanTellARegistryThatIsDownFromPoison() throws Exception {
    write("unreachable", UNKNOWN_SCHEMA);

    var thrown = readFrom("unreachable");

    assertThat(thrown.getCause()).isInstanceOf(RegistryUnavailableException.class);
  }

  private static void write(String topic, byte[]... values) throws Exception {
    var config = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
    try (var admin = Admin.create(config);
        var producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
      for (var value : values) {
        producer.send(new ProducerRecord<>(topic, 1, new byte[] {1}, value)).get();
      }
    }
  }

  private static RecordDeserializationException readFrom(String topic) throws IOException {
    var partition = new TopicPartition(topic, 1);
    try (var consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return catchThrowableOfType(
          RecordDeserializationException.class,
          () -> {
            // A poll may end empty before the broker has answered.
            while (consumer.position(partition) <= 1) {
              consumer.poll(Duration.ofSeconds(10));
            }
          });
    }
  }

  private static KafkaConsumer<String, Plan> consumer() throws IOException {
    var config = new HashMap<String, Object>();
    config.put("bootstrap.servers", broker.bootstrapServers());
    config.put("schema.registry.url", "http://localhost:" + freePort());
    config.put("max.retries", 0);
    var values = new AvroDeserializer<>(Plan.class);
    values.configure(config, false);
    return new KafkaConsumer<>(config, new StringDeserializer(), values);
  }

  /** A port where no server answers. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.UnavailableException;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.schemas.registry.RegistryClient;
import io.funnelstreams.schemas.registry.RegistryConfig;
import io.funnelstreams.schemas.registry.RegistryUnavailableException;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.TopicValues;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka cluster with its schema registry.
 *
 * @param properties the configuration of clients and the registry serde; it holds secrets and is
 *     never shown
 */
public record Cluster(Map<String, Object> properties) {
  /** How long a person waits for the message that no broker answers. */
  private static final int REACH_SECONDS = 8;

  /** The brokers need time to create topics, and more on a busy disk. */
  private static final int WORK_SECONDS = 60;

  public Cluster {
    properties = Map.copyOf(properties);
  }

  /**
   * The cluster and the registry of the settings, after both have answered.
   *
   * @throws UnavailableException where one does not
   */
  public static Cluster reach(Settings settings) {
    var cluster = new Cluster(settings.clientProperties());
    cluster.brokers(advice(settings.clusterNamedBy(), "--bootstrap-servers"));
    cluster.registry(advice(settings.registryNamedBy(), "--schema-registry-url"));
    return cluster;
  }

  /**
   * A user who named an address needs the setting that names it; other users need to know the
   * default.
   */
  private static String advice(Optional<String> namedBy, String option) {
    return namedBy
        .map(
            origin ->
                " (named by %s). Is it up, and is that its address? %s names another."
                    .formatted(origin, option))
        .orElse(
            ". Start one with 'funnel up --plan FILE', or name yours with %s.".formatted(option));
  }

  private void registry(String advice) {
    try {
      RegistryClient.of(RegistryConfig.of(properties)).compatibility("funnel.reachable");
    } catch (RegistryUnavailableException e) {
      throw new UnavailableException(
          "No schema registry answers at %s%s".formatted(RegistryConfig.of(properties), advice), e);
    }
  }

  /** How many brokers the cluster has. */
  public int brokers() {
    return brokers(advice(Optional.empty(), "--bootstrap-servers"));
  }

  private int brokers(String advice) {
    var admin = admin();
    try {
      return admin.describeCluster().nodes().get(REACH_SECONDS, TimeUnit.SECONDS).size();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new UnavailableException(
          "No Kafka broker answers at %s%s"
              .formatted(properties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG), advice),
          e);
    } finally {
      // Otherwise the client would wait for an answer that the user no longer waits for.
      admin.close(Duration.ZERO);
    }
  }

  /** An admin client for a cluster that answers. */
  public Admin admin() {
    var own = new HashMap<String, Object>(properties);
    own.keySet().retainAll(AdminClientConfig.configNames());
    own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WORK_SECONDS * 1000);
    own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WORK_SECONDS * 500);
    return Admin.create(own);
  }

  /**
   * Waits for the result of an admin request.
   *
   * @throws KafkaException where the cluster refused or did not answer
   */
  static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    }
  }

  /** The serde of a topic's values. */
  public Serde<SpecificRecord> serde(Topic topic) {
    var type =
        topic
            .valueType()
            .orElseThrow(() -> new IllegalArgumentException(topic + " has no Avro values"));
    return upcast(ValueSerde.of(type, properties));
  }

  @SuppressWarnings("unchecked") // A reader of a record class only ever makes that class.
  private static Serde<SpecificRecord> upcast(Serde<? extends SpecificRecord> serde) {
    return (Serde<SpecificRecord>) serde;
  }

  /** The deserializers of the values of all topics. */
  public TopicValues values() {
    return topic -> serde(topic).deserializer();
  }

  /** Writes one record and waits until the brokers have it. */
  public void put(Topic topic, String key, SpecificRecord value) {
    var serializer = serde(topic).serializer();
    send(
        List.of(
            new ProducerRecord<>(
                topic.topicName(), key, serializer.serialize(topic.topicName(), value))));
  }

  /** Writes a tombstone for every key and waits until the brokers have them. */
  public void delete(Topic topic, Collection<String> keys) {
    send(
        keys.stream()
            .map(key -> new ProducerRecord<String, byte[]>(topic.topicName(), key, null))
            .toList());
  }

  /** Writes records and waits until the brokers have them. */
  void send(List<ProducerRecord<String, byte[]>> records) {
    var own = new HashMap<String, Object>(properties);
    own.keySet().retainAll(ProducerConfig.configNames());
    own.put(ProducerConfig.ACKS_CONFIG, "all");
    try (var producer =
        new KafkaProducer<>(own, new StringSerializer(), new ByteArraySerializer())) {
      var sent = records.stream().map(producer::send).toList();
      for (var acknowledged : sent) {
        acknowledged.get();
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    }
  }

  /**
   * Makes sure that a topic is there.
   *
   * @throws FunnelException where nothing has been set up on the cluster yet
   */
  public Cluster withTopics() {
    try (var admin = admin()) {
      var names = admin.listTopics().names().get();
      if (!names.containsAll(Set.of(Topic.KPIS.topicName(), Topic.LEADS.topicName()))) {
        throw new FunnelException(
            ("The cluster at %s has no FunnelStreams topics yet. 'funnel up --plan FILE' makes"
                    + " them.")
                .formatted(properties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)));
      }
      return this;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    }
  }
}

package io.funnelstreams.serve.view;

import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which definition the published rows are of. It changes only while it is asked to read on. */
public final class ActiveDefinition implements AutoCloseable {
  /** A rollout waits until the session of a killed instance times out, and publishes every row. */
  private static final Duration ROLLOUT_LIMIT = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(100);

  private final CommittedReader records;
  private Optional<PublishedDefinition> last = Optional.empty();
  private Optional<String> complete = Optional.empty();

  private ActiveDefinition(CommittedReader records) {
    this.records = records;
  }

  /** At the beginning of the topic. */
  public static ActiveDefinition open(Map<String, ?> clientProperties, TopicValues values) {
    return new ActiveDefinition(CommittedReader.open(clientProperties, Topic.DEFINITION, values));
  }

  /** Reads to the end of what is written. */
  public void catchUp() {
    records.toEnd(this::take);
  }

  /** Takes new records, and waits at most this long for the first of them. */
  public void poll(Duration wait) {
    records.poll(wait).forEach(this::take);
  }

  /** The last record; empty if there never was one. */
  public Optional<PublishedDefinition> last() {
    return last;
  }

  /** The version of the last definition whose rollout is complete. */
  public Optional<String> complete() {
    return complete;
  }

  /** Whether one definition is taking over from another at this moment. */
  public boolean isRollingOut() {
    return last.map(reported -> reported.getRollout() != RolloutPhase.COMPLETE).orElse(false);
  }

  /**
   * Reads on until no definition is taking over from another.
   *
   * @throws RolloutTimeoutException where that takes too long
   */
  public void awaitComplete() {
    catchUp();
    long deadline = System.nanoTime() + ROLLOUT_LIMIT.toNanos();
    while (isRollingOut()) {
      if (System.nanoTime() > deadline) {
        throw new RolloutTimeoutException(last.orElseThrow().getVersion());
      }
      poll(POLL);
    }
  }

  private void take(ConsumerRecord<String, SpecificRecord> message) {
    if (message.value() instanceof PublishedDefinition reported) {
      last = Optional.of(reported);
      if (!isRollingOut()) {
        complete = Optional.of(reported.getVersion());
      }
    }
  }

  @Override
  public void close() {
    records.close();
  }
}

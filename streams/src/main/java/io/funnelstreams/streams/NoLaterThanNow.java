package io.funnelstreams.streams;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record, and now where it lies ahead or the record has none: the clock of the
 * machine that wrote it was wrong. The results of the record have that time, and brokers whose own
 * clocks are right accept them.
 */
public final class NoLaterThanNow implements TimestampExtractor {
  private final Clock clock;

  /** By this machine's clock; Kafka Streams makes it. */
  public NoLaterThanNow() {
    this(Clock.systemUTC());
  }

  NoLaterThanNow(Clock clock) {
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
    long now = clock.instant().toEpochMilli();
    return message.timestamp() < 0 ? now : Math.min(message.timestamp(), now);
  }
}

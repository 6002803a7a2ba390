package io.funnelstreams.streams;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record, and now where it lies ahead or the record has none: the clock of the
 * machine that wrote it was wrong. What follows from the record bears that time, and is taken by
 * brokers whose own clocks are right.
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

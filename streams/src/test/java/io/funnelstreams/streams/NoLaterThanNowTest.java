package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoLaterThanNowTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  /** A day ahead, long ago, the epoch itself, and a record without a time. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30T12:00:00Z, 2026-11-29T12:00:00Z",
    "2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999Z, 2026-11-29T12:00:00Z"
  })
  void aRecordIsOfItsTimeOrOfNow(Instant written, Instant read) {
    var extractor = new NoLaterThanNow(Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(extractor.extract(message(written.toEpochMilli()), -1))
        .isEqualTo(read.toEpochMilli());
  }

  private static ConsumerRecord<Object, Object> message(long timestamp) {
    return new ConsumerRecord<>(
        "topic",
        0,
        0,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        "key",
        "value",
        new RecordHeaders(),
        Optional.empty());
  }
}

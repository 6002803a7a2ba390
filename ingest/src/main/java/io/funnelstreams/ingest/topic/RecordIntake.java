package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.row.FileProblem;
import io.funnelstreams.ingest.source.ParsedRequest;
import io.funnelstreams.ingest.source.RecordDocument;
import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.TopicValue;
import io.funnelstreams.ingest.source.UnreadableBody;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes events and rejects of a source's records; no bad record stops it. */
final class RecordIntake {
  private static final Logger LOG = LoggerFactory.getLogger(RecordIntake.class);

  /** Enough to recognize the record; the whole record is at the position that the reject names. */
  private static final int KEPT_OF_TOO_LARGE = 64 << 10;

  private final Source source;
  private final DocumentReading reading;
  private final Clock clock;

  RecordIntake(Source source, DocumentReading reading, Clock clock) {
    this.source = source;
    this.reading = reading;
    this.clock = clock;
  }

  static RecordIntake of(Source source, Map<String, ?> configs, Clock clock) {
    var reading =
        source.topicValue() == TopicValue.AVRO ? new AvroReading(configs) : new TopicJson();
    return new RecordIntake(source, reading, clock);
  }

  /**
   * Parses a record.
   *
   * @throws KafkaException where the registry is needed and does not answer
   * @throws FileProblem where a lookup file cannot be used
   */
  ParsedRequest take(ConsumerRecord<byte[], byte[]> record) {
    var place = place(record);
    try {
      return source.take(document(record, place));
    } catch (UnreadableBody e) {
      return unreadable(place, bytes(record.value()), e.getMessage());
    } catch (KafkaException | FileProblem e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("{} cannot be read", at(record), e);
      return unreadable(place, bytes(record.value()), "reading it failed: " + e);
    }
  }

  /** The reject of a record whose events or rejects are too large for their topics. */
  Reject tooLarge(ConsumerRecord<byte[], byte[]> record) {
    var raw = bytes(record.value());
    var kept = Arrays.copyOf(raw, Math.min(raw.length, KEPT_OF_TOO_LARGE));
    var why =
        String.format(
            Locale.ROOT,
            "what it becomes is larger than a topic takes; %,d of its %,d bytes are kept here",
            kept.length,
            raw.length);
    return source.unreadable(document(record, "", null), kept, reading.mediaType(), why);
  }

  private ParsedRequest unreadable(RecordDocument place, byte[] raw, String why) {
    var reject = source.unreadable(place, raw, reading.mediaType(), why);
    return new ParsedRequest(List.of(), Optional.empty(), Optional.of(reject));
  }

  private RecordDocument place(ConsumerRecord<byte[], byte[]> record) {
    var key = record.key() == null ? null : reading.key(record.topic(), record.key());
    return document(record, key, null);
  }

  private RecordDocument document(ConsumerRecord<byte[], byte[]> record, RecordDocument place)
      throws UnreadableBody {
    var value = record.value() == null ? null : reading.value(record.topic(), record.value());
    return document(
        record, place.key(), value == null ? RecordDocument.tombstone(place.key()) : value);
  }

  private RecordDocument document(
      ConsumerRecord<byte[], byte[]> record, Object key, Object document) {
    return new RecordDocument(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(Math.max(record.timestamp(), 0)),
        key,
        document,
        clock.instant());
  }

  private static byte[] bytes(byte[] value) {
    return value == null ? new byte[0] : value;
  }

  private static String at(ConsumerRecord<byte[], byte[]> record) {
    return "%s, partition %s, offset %s"
        .formatted(record.topic(), record.partition(), record.offset());
  }
}

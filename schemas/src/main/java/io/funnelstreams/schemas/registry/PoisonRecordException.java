package io.funnelstreams.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that are no record of this registry: a retry cannot help. Only the caller knows the
 * record's position on its topic; Kafka's {@code RecordDeserializationException} and the error
 * context of Kafka Streams carry partition and offset beside this cause.
 */
public final class PoisonRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the bytes. */
  public enum Defect {
    /** Fewer than the five bytes that every record begins with. */
    TOO_SHORT,
    /** The first byte is not zero: written without a registry, or by another kind of serializer. */
    FOREIGN_MAGIC,
    /** The registry knows no schema of this id. */
    UNKNOWN_ID,
    /** The schema of this id is not Avro, or does not resolve to the reader's. */
    FOREIGN_SCHEMA,
    /** The bytes end early or do not follow the schema. */
    MALFORMED,
    /** The record ended before the bytes did. */
    TRAILING_BYTES
  }

  private final Defect defect;

  PoisonRecordException(Defect defect, String explanation) {
    super(explanation);
    this.defect = defect;
  }

  PoisonRecordException(Defect defect, String explanation, Throwable cause) {
    super(explanation, cause);
    this.defect = defect;
  }

  /** What is wrong with the bytes. */
  public Defect defect() {
    return defect;
  }

  /** One line with the position of the record, for a log or a reject. */
  public String at(String topic, int partition, long offset) {
    return "%s, partition %s, offset %s: %s".formatted(topic, partition, offset, getMessage());
  }
}

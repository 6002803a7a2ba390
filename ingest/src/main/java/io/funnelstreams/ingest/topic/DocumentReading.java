package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.UnreadableBody;

/** Converts the bytes of a record's value or key to a document. */
interface DocumentReading {
  /**
   * The document of some bytes; null where they mean no document.
   *
   * @throws UnreadableBody where no document can be read of them, now or later
   * @throws org.apache.kafka.common.KafkaException where it may be possible later
   */
  Object value(String topic, byte[] bytes) throws UnreadableBody;

  /** The document of a key: in its format, else its text. */
  Object key(String topic, byte[] bytes);

  /** The media type of values in rejects. */
  String mediaType();
}

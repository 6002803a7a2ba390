package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.UnreadableBody;

/** How the bytes of a record's value or key become a document. */
interface DocumentReading {
  /**
   * The document of some bytes; null where they say that there is none.
   *
   * @throws UnreadableBody where no document can be read of them, now or later
   * @throws org.apache.kafka.common.KafkaException where it may be possible later
   */
  Object value(String topic, byte[] bytes) throws UnreadableBody;

  /** The document that a key is: what it is written as, else its text. */
  Object key(String topic, byte[] bytes);

  /** What values are called where they are kept. */
  String mediaType();
}

package io.funnelstreams.ingest.source;

/** How the values of a topic's records are written. */
public enum TopicValue {
  JSON,
  /** Avro, with its schema in the registry. */
  AVRO
}

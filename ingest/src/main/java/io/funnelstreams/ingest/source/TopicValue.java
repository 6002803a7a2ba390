package io.funnelstreams.ingest.source;

/** The formats of the values of a topic's records. */
public enum TopicValue {
  JSON,
  /** Avro, with its schema in the registry. */
  AVRO
}

package io.funnelstreams.ingest.mapping;

/** The treatment of a list where one value is meant. */
enum Several {
  /** Its first value is taken: the value only describes. */
  FIRST,

  /** It is rejected: which of the values is meant decides who, when or how much. */
  REJECT
}

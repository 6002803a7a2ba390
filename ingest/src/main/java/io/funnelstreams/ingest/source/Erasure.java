package io.funnelstreams.ingest.source;

/**
 * How a source asks that a person be forgotten.
 *
 * @param when an expression over an item that is true where it does
 * @param party an expression over an item that gives the party
 */
record Erasure(String when, String party) {}

package io.funnelstreams.ingest.source;

/**
 * A request by which a vendor asks whether it is understood, before it tells of anything.
 *
 * @param when an expression over the document that is true of such a request
 * @param answer an expression that gives the answer: a text, or what becomes JSON
 */
record Handshake(String when, String answer) {}

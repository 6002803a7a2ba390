package io.funnelstreams.ingest.source;

/**
 * A request of a vendor other than to take events: to answer a handshake before it sends any event,
 * or to forget a person.
 *
 * @param when an expression that is true where it asks
 * @param gives an expression that gives the answer (a text, or what becomes JSON) or the party
 */
record RequestRule(String when, String gives) {}

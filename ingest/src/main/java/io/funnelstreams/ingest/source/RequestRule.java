package io.funnelstreams.ingest.source;

/**
 * What a vendor asks of us beside taking events: to be answered before it tells of anything, or to
 * forget a person.
 *
 * @param when an expression that is true where it asks
 * @param gives an expression that gives the answer (a text, or what becomes JSON) or the party
 */
record RequestRule(String when, String gives) {}

package io.funnelstreams.ingest.ledger;

/**
 * Identifies the rows of a ledger: two mappings of one source do not share rows, because each may
 * use the same column as the identity of other things.
 *
 * @param source the system the rows come from
 * @param mapping the mapping's name
 */
public record MappingId(String source, String mapping) {}

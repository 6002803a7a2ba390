package io.funnelstreams.ingest.ledger;

/**
 * Whose rows a ledger is of: two mappings of one source do not share rows, because each may take
 * the same column for the identity of other things.
 *
 * @param source the system the rows come from
 * @param mapping the mapping's name
 */
public record MappingId(String source, String mapping) {}

package io.funnelstreams.ingest.row;

/**
 * A row that cannot be parsed.
 *
 * @param explanation what is wrong with it, in a sentence
 */
public record BrokenRow(long line, Raw raw, String explanation) implements RowRead {}

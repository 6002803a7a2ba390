package io.funnelstreams.ingest.row;

/**
 * A row that cannot be taken apart.
 *
 * @param explanation what is wrong with it, in a sentence
 */
public record BrokenRow(long line, Raw raw, String explanation) implements RowRead {}

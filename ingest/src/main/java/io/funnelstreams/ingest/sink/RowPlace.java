package io.funnelstreams.ingest.sink;

import java.nio.file.Path;

/**
 * A row of a file.
 *
 * @param file as the person named it
 * @param line the line that the row begins on, counted from 1
 */
public record RowPlace(Path file, long line) {}

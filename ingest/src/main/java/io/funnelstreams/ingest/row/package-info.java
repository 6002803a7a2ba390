/**
 * Reads rows from files: CSV and JSON Lines, plain or gzipped, in any encoding. A row that cannot
 * be read is a value ({@link io.funnelstreams.ingest.row.BrokenRow}) and the reader continues with
 * the file; a file that cannot be read at all is a {@link io.funnelstreams.ingest.row.FileProblem}.
 */
package io.funnelstreams.ingest.row;

/**
 * The import of files: every row of every file through its mapping into a sink, and at the end a
 * summary of the outcome.
 */
package io.funnelstreams.ingest.file;

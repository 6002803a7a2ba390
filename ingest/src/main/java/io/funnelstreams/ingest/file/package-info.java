/**
 * The import of files: every row of every file through its mapping into a sink, and at the end a
 * summary of what became of them.
 */
package io.funnelstreams.ingest.file;

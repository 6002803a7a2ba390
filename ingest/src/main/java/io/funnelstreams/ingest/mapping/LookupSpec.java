package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.FileFormat;

/**
 * Another file that rows are completed from.
 *
 * @param file a path; a relative one is searched beside the imported file, then beside the mapping
 * @param key the column that identifies a row of it
 */
public record LookupSpec(String file, String key, FileFormat format) {}

package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;

/**
 * A row while events are made of it.
 *
 * @param identity what makes it the same row in another import
 * @param problems what was found wrong with it so far
 */
record RowInWork(Row row, String identity, Arrival arrival, Problems problems) {}

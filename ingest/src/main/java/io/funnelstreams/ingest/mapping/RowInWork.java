package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A row while events are made of it.
 *
 * @param identity what makes it the same row in another import
 * @param problems its problems so far
 * @param open the names of ends that it does not make so far
 */
record RowInWork(
    Row row, String identity, ReceivedRow arrival, Problems problems, List<String> open) {
  RowInWork(Row row, String identity, ReceivedRow arrival, Problems problems) {
    this(row, identity, arrival, problems, new ArrayList<>(0));
  }
}

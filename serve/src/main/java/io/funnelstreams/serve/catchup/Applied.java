package io.funnelstreams.serve.catchup;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the KPIs reflect the source topics, as each totals partition last published it.
 *
 * <p>Every totals partition holds some of the segments, and every source record can touch any of
 * them. So a record is in the KPIs when all of them have applied it, and the position of a source
 * partition is the least of theirs.
 */
public final class Applied {
  private final int totalsPartitions;
  private final Map<Integer, Map<TopicPartition, Long>> positions = new HashMap<>();

  /**
   * Nothing applied yet.
   *
   * @param totalsPartitions how many partitions the segments are spread over
   */
  public Applied(int totalsPartitions) {
    if (totalsPartitions < 1) {
      throw new IllegalArgumentException("there is no totals partition");
    }
    this.totalsPartitions = totalsPartitions;
  }

  /**
   * Takes a newer report of a totals partition, which replaces its report before.
   *
   * @param next for each source partition, the offset of the next record that it has not applied
   */
  public void report(int totalsPartition, Map<TopicPartition, Long> next) {
    positions.put(totalsPartition, Map.copyOf(next));
  }

  /** The offset of the first record of a source partition that the KPIs may not reflect yet. */
  public long position(TopicPartition source) {
    if (positions.size() < totalsPartitions) {
      return 0;
    }
    return positions.values().stream()
        .mapToLong(next -> next.getOrDefault(source, 0L))
        .min()
        .orElse(0);
  }
}

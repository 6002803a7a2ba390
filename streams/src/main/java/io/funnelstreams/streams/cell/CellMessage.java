package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.cell.Spelling;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What a task of journeys sends to the tasks of totals. */
public sealed interface CellMessage {
  /** The task that sends: its partition of the event topics. */
  int source();

  /**
   * Cells of one segment that changed, in absolute numbers: what the source's own parties amount
   * to. Sending it again changes nothing.
   */
  record Amounts(int source, Segment segment, List<Amount> amounts) implements CellMessage {
    /** Whether they say which feeds sent anything: every task of totals needs to know that. */
    boolean areOfFeeds() {
      return amounts.stream().allMatch(Amount::isOfFeed);
    }
  }

  /** The amount of one cell. */
  record Amount(Cell cell, long amount) {
    boolean isOfFeed() {
      return cell.measure().reports().isPresent();
    }
  }

  /** The earliest spelling of a value that the source has events of. */
  record Spelled(int source, Spelling spelling) implements CellMessage {}

  /**
   * How far the source is: everything it sent before this message includes all records before these
   * offsets.
   *
   * @param data the days that have begun and that the source has events of
   * @param ofHistory whether a part of an imported history arrived since the previous mark
   */
  record Mark(int source, Map<TopicPartition, Long> applied, DataRanges data, boolean ofHistory)
      implements CellMessage {}
}

package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/** The rows of one segment by day. Most events are of the day of the one before. */
final class SegmentDays {
  private final Segment segment;

  /** What the keys of the rows begin with. */
  private final int kind;

  private final int number;
  private final Map<Integer, CellRow> days = new HashMap<>();
  private CellRow latest;

  /** The rows of a segment that has a number. */
  SegmentDays(Segment segment, int kind, int number) {
    this.segment = segment;
    this.kind = kind;
    this.number = number;
  }

  /** The row of a day, empty where it has none yet. */
  CellRow row(int epochDay) {
    if (latest == null || latest.epochDay() != epochDay) {
      latest = days.computeIfAbsent(epochDay, day -> CellRow.empty(key(day), segment, day));
    }
    return latest;
  }

  void put(CellRow row) {
    days.put(row.epochDay(), row);
  }

  void remove(CellRow row) {
    days.remove(row.epochDay());
    latest = null;
  }

  private Bytes key(int epochDay) {
    return Bytes.wrap(new BinaryWriter().count(kind).count(number).number(epochDay).bytes());
  }
}

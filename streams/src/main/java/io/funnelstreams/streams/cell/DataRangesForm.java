package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;

/** The binary form of {@link DataRanges}: their number, then the first and last day of each. */
public final class DataRangesForm {
  private DataRangesForm() {}

  /** Writes ranges. */
  public static void write(DataRanges data, BinaryWriter out) {
    out.count(data.ranges().size());
    data.ranges().forEach(range -> out.number(range.first()).number(range.last()));
  }

  /** Reads ranges. */
  public static DataRanges read(BinaryReader in) {
    int size = in.intCount();
    var ranges = new ArrayList<DataRanges.Range>(size);
    for (int i = 0; i < size; i++) {
      ranges.add(new DataRanges.Range((int) in.number(), (int) in.number()));
    }
    return new DataRanges(ranges);
  }
}

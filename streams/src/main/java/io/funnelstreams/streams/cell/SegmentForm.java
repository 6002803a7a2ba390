package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;

/** The binary form of segments. */
final class SegmentForm {
  private SegmentForm() {}

  static void write(Segment segment, BinaryWriter out) {
    out.count(segment.dimensions().size());
    for (int i = 0; i < segment.dimensions().size(); i++) {
      out.text(segment.dimensions().get(i)).text(segment.values().get(i).shown());
    }
  }

  static Segment read(BinaryReader in) {
    int size = in.intCount();
    var dimensions = new ArrayList<String>(size);
    var values = new ArrayList<DimensionValue>(size);
    for (int i = 0; i < size; i++) {
      dimensions.add(in.text());
      values.add(DimensionValue.of(in.text()));
    }
    return size == 0 ? Segment.TOTAL : new Segment(dimensions, values);
  }
}

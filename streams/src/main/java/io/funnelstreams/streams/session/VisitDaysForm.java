package io.funnelstreams.streams.session;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.session.VisitDays;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * The days of a party: about two bytes for each, because each is stored as its distance from
 * another.
 */
final class VisitDaysForm {
  private static final int VERSION = 1;

  private VisitDaysForm() {}

  static Bytes key(String party) {
    return Bytes.wrap(new BinaryWriter().once(party).count(0).bytes());
  }

  static byte[] bytes(VisitDays days) {
    var out = new BinaryWriter().count(VERSION).count(days.counts().size());
    days.counts()
        .forEach(
            (segment, counts) -> {
              out.count(segment.size());
              segment.forEach(value -> out.text(value.shown()));
              counts(counts, out);
            });
    return out.bytes();
  }

  static VisitDays read(byte[] bytes) {
    var in = new BinaryReader(bytes).expectVersion(VERSION);
    var days = new HashMap<List<DimensionValue>, NavigableMap<Integer, Integer>>();
    for (int left = in.intCount(); left > 0; left--) {
      days.put(segment(in), counts(in));
    }
    return new VisitDays(days);
  }

  private static List<DimensionValue> segment(BinaryReader in) {
    var segment = new ArrayList<DimensionValue>();
    for (int left = in.intCount(); left > 0; left--) {
      segment.add(DimensionValue.of(in.text()));
    }
    return segment;
  }

  private static void counts(NavigableMap<Integer, Integer> counts, BinaryWriter out) {
    out.count(counts.size());
    int before = 0;
    for (var entry : counts.entrySet()) {
      out.number(entry.getKey() - before).count(entry.getValue());
      before = entry.getKey();
    }
  }

  private static NavigableMap<Integer, Integer> counts(BinaryReader in) {
    var counts = new TreeMap<Integer, Integer>();
    int day = 0;
    for (int left = in.intCount(); left > 0; left--) {
      day += (int) in.number();
      counts.put(day, in.intCount());
    }
    return counts;
  }
}

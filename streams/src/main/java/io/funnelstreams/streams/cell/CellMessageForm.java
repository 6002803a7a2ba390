package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The binary form of {@link CellMessage}. */
final class CellMessageForm {
  private static final int AMOUNTS = 0;
  private static final int SPELLED = 1;
  private static final int MARK = 2;
  private static final int VERSION = 4;

  private CellMessageForm() {}

  static Serde<CellMessage> serde() {
    return Serdes.serdeFrom((topic, message) -> bytes(message), (topic, bytes) -> read(bytes));
  }

  private static byte[] bytes(CellMessage message) {
    var out = new BinaryWriter().count(VERSION).count(message.source());
    if (message instanceof CellMessage.Amounts amounts) {
      amounts(amounts, out.count(AMOUNTS));
    } else if (message instanceof CellMessage.Spelled spelled) {
      SpellingForm.write(spelled.spelling(), out.count(SPELLED));
    } else if (message instanceof CellMessage.Mark mark) {
      mark(mark, out.count(MARK));
    }
    return out.bytes();
  }

  private static CellMessage read(byte[] bytes) {
    var in = new BinaryReader(bytes).expectVersion(VERSION);
    int source = in.intCount();
    return switch (in.intCount()) {
      case AMOUNTS -> amounts(source, in);
      case SPELLED -> new CellMessage.Spelled(source, SpellingForm.read(in));
      case MARK -> mark(source, in);
      default -> throw new IllegalArgumentException("a cell message of an unknown kind");
    };
  }

  private static void amounts(CellMessage.Amounts message, BinaryWriter out) {
    SegmentForm.write(message.segment(), out);
    out.count(message.amounts().size());
    for (var amount : message.amounts()) {
      var cell = amount.cell();
      out.count(cell.measure().code()).number(cell.bucket()).number(cell.epochDay());
      out.number(amount.amount());
    }
  }

  private static CellMessage amounts(int source, BinaryReader in) {
    var segment = SegmentForm.read(in);
    int size = in.intCount();
    var amounts = new ArrayList<CellMessage.Amount>(size);
    for (int i = 0; i < size; i++) {
      var measure = Measure.ofCode(in.intCount());
      var cell = new Cell(segment, measure, (int) in.number(), (int) in.number());
      amounts.add(new CellMessage.Amount(cell, in.number()));
    }
    return new CellMessage.Amounts(source, segment, amounts);
  }

  private static void mark(CellMessage.Mark mark, BinaryWriter out) {
    out.flag(mark.ofHistory());
    DataRangesForm.write(mark.data(), out);
    out.count(mark.applied().size());
    mark.applied()
        .forEach(
            (partition, offset) ->
                out.text(partition.topic()).count(partition.partition()).count(offset));
  }

  private static CellMessage mark(int source, BinaryReader in) {
    boolean ofHistory = in.flag();
    var data = DataRangesForm.read(in);
    var applied = new LinkedHashMap<TopicPartition, Long>();
    for (int left = in.intCount(); left > 0; left--) {
      applied.put(new TopicPartition(in.text(), in.intCount()), in.count());
    }
    return new CellMessage.Mark(source, applied, data, ofHistory);
  }
}

package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;

/** The binary form of spellings. */
public final class SpellingForm {
  private SpellingForm() {}

  /** Writes a spelling. */
  public static void write(Spelling spelling, BinaryWriter out) {
    out.text(spelling.dimension()).text(spelling.value().shown()).number(spelling.occurredAtMs());
  }

  /** Reads a spelling. */
  public static Spelling read(BinaryReader in) {
    return new Spelling(in.text(), DimensionValue.of(in.text()), in.number());
  }
}

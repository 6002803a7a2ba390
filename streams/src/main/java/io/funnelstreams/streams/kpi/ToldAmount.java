package io.funnelstreams.streams.kpi;

import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;

/**
 * What a source last told of a cell, and what the published rows rest on. Publishing raises the
 * round and so makes every amount a published one without touching it.
 *
 * @param amount what was told last
 * @param round the round in which it was told
 * @param before what the cell amounted to when that round began
 */
record ToldAmount(long amount, long round, long before) {
  /** A cell that a source has not told of. */
  static final ToldAmount NONE = new ToldAmount(0, -1, 0);

  static ToldAmount read(byte[] bytes) {
    var in = new BinaryReader(bytes);
    return new ToldAmount(in.number(), in.count(), in.number());
  }

  byte[] bytes() {
    return new BinaryWriter().number(amount).count(round).number(before).bytes();
  }

  ToldAmount replacedBy(long told, long currentRound) {
    return new ToldAmount(told, currentRound, published(currentRound));
  }

  /** What the cell amounts to in the rows as they were last published. */
  long published(long currentRound) {
    return round == currentRound ? before : amount;
  }
}

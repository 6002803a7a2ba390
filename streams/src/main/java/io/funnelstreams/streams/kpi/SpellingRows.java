package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.cell.SpellingForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The earliest spelling of each value that any source sent, and the one that the published rows
 * have: a task that was stopped between the two publishes the rows again.
 */
final class SpellingRows {
  private final KeyValueStore<Bytes, byte[]> store;
  private final int kind;
  private final KpiStore board;
  private final Map<Bytes, Row> rows = new HashMap<>();

  /**
   * The spellings that arrived after the rows were last published, until they are in the store of
   * KPIs.
   */
  private final List<Spelling> unpublished = new ArrayList<>();

  /**
   * A value's spelling.
   *
   * @param round the publication that comes next when it was taken
   * @param before the spelling of the publication before; empty where that had none
   */
  private record Row(Spelling spelling, long round, Optional<Spelling> before) {
    static Row read(byte[] bytes) {
      var in = new BinaryReader(bytes);
      return new Row(
          SpellingForm.read(in),
          in.count(),
          in.flag() ? Optional.of(SpellingForm.read(in)) : Optional.empty());
    }

    byte[] bytes() {
      var out = new BinaryWriter();
      SpellingForm.write(spelling, out);
      out.count(round).flag(before.isPresent());
      before.ifPresent(spelled -> SpellingForm.write(spelled, out));
      return out.bytes();
    }

    Row next(Spelling earlier, long currentRound) {
      return new Row(earlier, currentRound, round == currentRound ? before : Optional.of(spelling));
    }
  }

  /** Keeps the spellings in a store, under keys that begin with a kind that nothing else has. */
  SpellingRows(KeyValueStore<Bytes, byte[]> store, int kind, KpiStore board) {
    this.store = store;
    this.kind = kind;
    this.board = board;
  }

  /**
   * Loads a row of the state store: the store of KPIs gets the spelling that the published rows
   * have.
   */
  void load(Bytes key, byte[] value, long currentRound) {
    var row = Row.read(value);
    rows.put(key, row);
    if (row.round() == currentRound) {
      row.before().ifPresent(board::spell);
      unpublished.add(row.spelling());
    } else {
      board.spell(row.spelling());
    }
  }

  /** The store of KPIs has the rows as they were published: now the later spellings follow. */
  void markClean() {
    unpublished.forEach(board::spell);
    unpublished.clear();
  }

  /** Takes what a source sent. */
  void accept(Spelling spelling, long currentRound) {
    var key = key(spelling);
    var known = rows.get(key);
    if (known != null && !spelling.isBefore(known.spelling())) {
      return;
    }
    var row =
        known == null
            ? new Row(spelling, currentRound, Optional.empty())
            : known.next(spelling, currentRound);
    rows.put(key, row);
    store.put(key, row.bytes());
    board.spell(spelling);
  }

  private Bytes key(Spelling spelling) {
    return Bytes.wrap(
        new BinaryWriter()
            .count(kind)
            .once(spelling.dimension())
            .once(spelling.value().folded())
            .bytes());
  }
}

package io.funnelstreams.streams.journey;

import io.funnelstreams.core.journey.MergeTransfer;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.session.PartyBatches;
import io.funnelstreams.core.session.PartyBatches.Input;
import io.funnelstreams.core.session.PartyInMemory;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.core.session.StoredParty;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Parties in the stores of a task. A party is one row; a long one is split into pieces. Only the
 * pieces that changed are written, so a record does not grow without bound, nor the changelog with
 * the square of the events. Each input that a long party took and has not counted yet is a row of
 * its own.
 */
final class PartyRows implements PartyBatches.Rows {
  /** A row begins with this in place of its form where it is in pieces. */
  private static final int IN_PIECES = 0;

  private static final int PIECE_BYTES = 128 * 1024;
  private static final int PIECE = 0;
  private static final int NOTED = 1;
  private static final int NOTED_FORM = 1;

  private final KeyValueStore<String, byte[]> rows;
  private final KeyValueStore<Bytes, byte[]> batches;

  /** How many pieces a party has, of those that have any. */
  private final Map<String, Integer> pieces = new HashMap<>();

  /** How many inputs are noted for a party, of those that have any. */
  private final Map<String, Integer> noted = new HashMap<>();

  PartyRows(KeyValueStore<String, byte[]> rows, KeyValueStore<Bytes, byte[]> batches) {
    this.rows = rows;
    this.batches = batches;
  }

  /** A row in pieces is read whole: as a rule it is that of a party that is counted in batches. */
  @Override
  public StoredParty read(String id) {
    var row = rows.get(id);
    if (row == null) {
      return new PartyRow(id, PartyForm.bytes(Party.unknown(id)), this::put);
    }
    var in = new BinaryReader(row);
    return in.count() == IN_PIECES
        ? new PartyInMemory(PartyForm.read(id, joined(id, in)), this::write)
        : new PartyRow(id, row, this::put);
  }

  @Override
  public void write(Party party) {
    if (party.isUnknown()) {
      remove(party.id());
    } else {
      put(party.id(), PartyForm.bytes(party));
    }
  }

  private void put(String id, byte[] row) {
    boolean isWhole = row.length <= PIECE_BYTES;
    int number = isWhole ? 0 : split(id, row, pieces.getOrDefault(id, 0));
    forgetPieces(id, number);
    rows.put(id, isWhole ? row : head(number, row.length));
    forgetNoted(id);
  }

  private void remove(String id) {
    forgetPieces(id, 0);
    rows.delete(id);
    forgetNoted(id);
  }

  private void forgetPieces(String id, int from) {
    int before = pieces.getOrDefault(id, 0);
    for (int i = from; i < before; i++) {
      batches.delete(key(PIECE, id, i));
    }
    remember(pieces, id, from);
  }

  @Override
  public void note(String id, Input input) {
    int number = noted.merge(id, 1, Integer::sum) - 1;
    batches.put(key(NOTED, id, number), bytes(input));
  }

  /** Everything that was noted and not counted when the last task stopped, in its order. */
  Map<String, List<Input>> noted() {
    var all = new LinkedHashMap<String, List<Input>>();
    try (var entries = batches.all()) {
      entries.forEachRemaining(
          entry -> {
            var key = new BinaryReader(entry.key.get());
            if (key.intCount() == NOTED) {
              var id = key.once();
              all.computeIfAbsent(id, party -> new ArrayList<>()).add(input(id, entry.value));
            }
          });
    }
    all.forEach((id, inputs) -> noted.put(id, inputs.size()));
    return all;
  }

  private void forgetNoted(String id) {
    var number = noted.remove(id);
    for (int i = 0; number != null && i < number; i++) {
      batches.delete(key(NOTED, id, i));
    }
  }

  private int split(String id, byte[] row, int before) {
    int number = (row.length + PIECE_BYTES - 1) / PIECE_BYTES;
    for (int i = 0; i < number; i++) {
      int end = Math.min((i + 1) * PIECE_BYTES, row.length);
      var piece = Arrays.copyOfRange(row, i * PIECE_BYTES, end);
      var key = key(PIECE, id, i);
      if (i >= before || !Arrays.equals(batches.get(key), piece)) {
        batches.put(key, piece);
      }
    }
    return number;
  }

  private static byte[] head(int number, int length) {
    return new BinaryWriter().count(IN_PIECES).count(number).count(length).bytes();
  }

  private byte[] joined(String id, BinaryReader head) {
    int number = head.intCount();
    var row = ByteBuffer.allocate(head.intCount());
    for (int i = 0; i < number; i++) {
      row.put(batches.get(key(PIECE, id, i)));
    }
    remember(pieces, id, number);
    return row.array();
  }

  private static void remember(Map<String, Integer> numbers, String id, int number) {
    if (number > 0) {
      numbers.put(id, number);
    } else {
      numbers.remove(id);
    }
  }

  /** The number has four bytes, so that keys are in its order. */
  private static Bytes key(int kind, String id, int number) {
    var begin = new BinaryWriter().count(kind).once(id).bytes();
    return Bytes.wrap(
        ByteBuffer.allocate(begin.length + Integer.BYTES).put(begin).putInt(number).array());
  }

  private static byte[] bytes(Input input) {
    var out = new BinaryWriter().count(NOTED_FORM).flag(input instanceof Input.OfEvent);
    if (input instanceof Input.OfEvent own) {
      new EventWriter(out).write(own.event());
    } else {
      SessionTransferForm.event(move(((Input.OfTransfer) input).transfer()), out);
    }
    return out.bytes();
  }

  private static MergeTransfer move(SessionTransfer transfer) {
    if (transfer instanceof SessionTransfer.OfEvent reported) {
      return reported.transfer();
    }
    throw new IllegalArgumentException("only events are taken uncounted, and not " + transfer);
  }

  private static Input input(String id, byte[] bytes) {
    var in = new BinaryReader(bytes).expectVersion(NOTED_FORM);
    return in.flag()
        ? new Input.OfEvent(new StoredEventReader(in).read())
        : new Input.OfTransfer(SessionTransferForm.event(id, in));
  }
}

package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.Move;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.Optional;

/**
 * A move on its topic. It names the definition it was made under: a stream that computes by another
 * definition begins from the events and makes its own moves.
 */
final class MoveForm {
  private static final int VERSION = 2;

  private MoveForm() {}

  static byte[] bytes(Move move, String definition) {
    var out = new BinaryWriter().count(VERSION).text(definition).text(move.to());
    PartyForm.path(move.path(), out);
    out.flag(move.event().isPresent());
    move.event().ifPresent(new EventWriter(out)::write);
    return out.bytes();
  }

  /** The move; empty where it was made under another definition. */
  static Optional<Move> read(byte[] bytes, String definition) {
    var in = new BinaryReader(bytes).expectVersion(VERSION);
    if (!in.text().equals(definition)) {
      return Optional.empty();
    }
    var to = in.text();
    var path = PartyForm.path(in);
    Optional<Event> event = in.flag() ? Optional.of(new EventReader(in).read()) : Optional.empty();
    return Optional.of(new Move(to, path, event));
  }
}

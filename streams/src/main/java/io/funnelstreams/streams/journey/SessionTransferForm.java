package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.MergeTransfer;
import io.funnelstreams.core.session.Session;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.session.SessionForm;
import java.time.Instant;
import java.util.Optional;

/**
 * What a party transfers, on the topic of merges. It names the definition it was made under: an
 * application that computes by another definition begins from the events and makes its own
 * transfers.
 */
final class SessionTransferForm {
  private static final int VERSION = 4;
  private static final int SESSION = 0;
  private static final int EVENT = 1;
  private static final int TURN = 2;

  private SessionTransferForm() {}

  static byte[] bytes(SessionTransfer transfer, String definition) {
    var out = new BinaryWriter().count(VERSION).text(definition).text(transfer.to());
    if (transfer instanceof SessionTransfer.OfEvent event) {
      event(event.transfer(), out.count(EVENT));
    } else if (transfer instanceof SessionTransfer.OfSession session) {
      session(session, out.count(SESSION));
    } else {
      out.count(TURN).number(((SessionTransfer.OfTurn) transfer).at().toEpochMilli());
    }
    return out.bytes();
  }

  /** What is transferred; empty where it was made under another definition. */
  static Optional<SessionTransfer> read(byte[] bytes, String definition) {
    var in = new BinaryReader(bytes);
    // Another form is of another program, which counts by another definition.
    if (in.count() != VERSION || !in.text().equals(definition)) {
      return Optional.empty();
    }
    var to = in.text();
    return Optional.of(
        switch (in.intCount()) {
          case EVENT -> event(to, in);
          case SESSION -> session(to, in);
          default -> new SessionTransfer.OfTurn(to, Instant.ofEpochMilli(in.number()));
        });
  }

  static void event(MergeTransfer transfer, BinaryWriter out) {
    PartyForm.path(transfer.path(), out);
    out.flag(transfer.event().isPresent());
    transfer.event().ifPresent(new EventWriter(out)::write);
  }

  static SessionTransfer.OfEvent event(String to, BinaryReader in) {
    var path = PartyForm.path(in);
    Optional<Event> event =
        in.flag() ? Optional.of(new StoredEventReader(in).read()) : Optional.empty();
    return new SessionTransfer.OfEvent(new MergeTransfer(to, path, event));
  }

  private static void session(SessionTransfer.OfSession transfer, BinaryWriter out) {
    PartyForm.path(transfer.path(), out);
    out.number(transfer.startMs()).flag(transfer.session().isPresent());
    transfer.session().ifPresent(session -> SessionForm.write(session, out));
  }

  private static SessionTransfer session(String to, BinaryReader in) {
    var path = PartyForm.path(in);
    long startMs = in.number();
    Optional<Session> session = in.flag() ? Optional.of(SessionForm.read(in)) : Optional.empty();
    return new SessionTransfer.OfSession(to, path, startMs, session);
  }
}

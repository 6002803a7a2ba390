package io.funnelstreams.core.session;

import io.funnelstreams.core.journey.MergeTransfer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A transfer from a merged party to the party it was merged into. */
public sealed interface SessionTransfer {
  /** The party that receives it. */
  String to();

  /** An event of its journey, or the retraction of everything that came along a path. */
  record OfEvent(MergeTransfer transfer) implements SessionTransfer {
    @Override
    public String to() {
      return transfer.to();
    }
  }

  /**
   * A session of the line of this path. It replaces what was sent before of the session that began
   * at that instant.
   *
   * @param path the parties the session came through: first the visitor, last the sender
   * @param session empty where no session begins at the instant any more
   */
  record OfSession(String to, List<String> path, long startMs, Optional<Session> session)
      implements SessionTransfer {
    public OfSession {
      path = List.copyOf(path);
    }
  }

  /**
   * Says that a party of a person has been forgotten, so that the next one's turn begins. It
   * follows everything that the forgotten party transferred.
   *
   * @param at which forgetting it is
   */
  record OfTurn(String to, Instant at) implements SessionTransfer {}
}

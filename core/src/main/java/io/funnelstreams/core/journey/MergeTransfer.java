package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * A transfer of events from a merged party to the party it was merged into.
 *
 * @param to the party that receives it
 * @param path the parties the events came through: first the one they were addressed to, last the
 *     sender
 * @param event an event to add; empty where everything that came along the path is taken back
 */
public record MergeTransfer(String to, List<String> path, Optional<Event> event) {
  public MergeTransfer {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a transfer comes along a path of at least one party");
    }
  }
}

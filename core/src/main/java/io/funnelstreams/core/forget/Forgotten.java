package io.funnelstreams.core.forget;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of a party's forgettings. One is applied when every topic that it was written to has
 * been read up to it, because then everything from before it has arrived, whatever the order in
 * which topics are read: the other topics had no event of the party. Until then the party's events
 * count as before. So numbers that are computed anew, and keep the person's part, come out the same
 * again.
 *
 * @param through events recorded up to this instant are forgotten; empty where none was applied
 * @param pending forgettings that not every family's topic has reported yet, by their instant
 */
public record Forgotten(Optional<Instant> through, NavigableMap<Instant, Pending> pending) {
  public static final Forgotten NOTHING =
      new Forgotten(Optional.empty(), Collections.emptyNavigableMap());

  public Forgotten {
    pending = Collections.unmodifiableNavigableMap(pending);
  }

  /**
   * A forgetting on its way: not every topic that has it has been read up to it.
   *
   * @param reportedBy what each family's topic reported; the same of all
   * @param turn whether the party before this one has been forgotten
   */
  public record Pending(Optional<Forgetting> forgetting, List<Family> reportedBy, boolean turn) {
    static final Pending NEW = new Pending(Optional.empty(), List.of(), false);

    public Pending {
      reportedBy = List.copyOf(reportedBy);
    }

    private Pending with(Family family, Forgetting asked) {
      var families = new ArrayList<>(reportedBy);
      if (!families.contains(family)) {
        families.add(family);
      }
      return new Pending(Optional.of(asked), families, turn);
    }

    private Optional<Forgetting> due() {
      return forgetting.filter(
          asked -> reportedBy.containsAll(asked.families()) && (turn || !asked.follows()));
    }
  }

  /** Whether an event is of those that were forgotten. */
  public boolean ignores(Event event) {
    return through.filter(last -> !event.header().recordedAt().isAfter(last)).isPresent();
  }

  /** The state after a report of a family's topic. */
  public Forgotten with(Family family, Forgetting asked) {
    return isOver(asked.at()) ? this : replaced(asked.at(), known(asked.at()).with(family, asked));
  }

  /** The state after the party before this one has been forgotten. */
  public Forgotten withTurn(Instant at) {
    var known = known(at);
    return isOver(at) ? this : replaced(at, new Pending(known.forgetting, known.reportedBy, true));
  }

  /** The last forgetting that can be applied. */
  public Optional<Forgetting> due() {
    return pending.descendingMap().values().stream().flatMap(p -> p.due().stream()).findFirst();
  }

  /** After a forgetting was applied, and with it all before it. */
  public Forgotten applied(Forgetting forgetting) {
    return new Forgotten(
        Optional.of(forgetting.at()), new TreeMap<>(pending.tailMap(forgetting.at(), false)));
  }

  private boolean isOver(Instant at) {
    return through.filter(last -> !at.isAfter(last)).isPresent();
  }

  private Pending known(Instant at) {
    return pending.getOrDefault(at, Pending.NEW);
  }

  private Forgotten replaced(Instant at, Pending next) {
    var changed = new TreeMap<>(pending);
    changed.put(at, next);
    return new Forgotten(through, changed);
  }
}

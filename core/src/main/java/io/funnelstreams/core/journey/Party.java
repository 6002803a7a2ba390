package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is known of one party: the events addressed to it and those that merged parties
 * transferred.
 *
 * <p>A merged party transfers each of its events to the party it was merged into, which forwards
 * them if it was merged itself. Every transfer carries the path it came along, and no path visits a
 * party twice, so the parties of a chain agree whatever the order in which merges and events
 * arrive, and taking a merge back takes back what came through it. Where merges form a circle, the
 * events come home to where they began; then the party of the circle whose id sorts first survives.
 *
 * @param own the events addressed to the party
 * @param adopted what other parties transferred, by the path it came along
 * @param returned paths that begin at this party and came home to it: proof of a circle
 */
public record Party(
    String id, Journey own, Map<List<String>, Journey> adopted, List<List<String>> returned) {

  /** Any total order serves: it makes the row of a party the same whatever the order of arrival. */
  private static final Comparator<List<String>> PATH_ORDER =
      (one, other) -> Arrays.compare(one.toArray(String[]::new), other.toArray(String[]::new));

  public Party {
    adopted = Collections.unmodifiableMap(adopted);
    returned = List.copyOf(returned);
  }

  /**
   * The result of an event or a transfer.
   *
   * @param party the party afterwards; the same object where nothing changed
   * @param transfers the transfers to the party that this one is merged into
   * @param loser the version that lost a conflict
   */
  public record Transition(Party party, List<MergeTransfer> transfers, Optional<Event> loser) {}

  /** A party without any event or transfer. */
  public static Party unknown(String id) {
    return new Party(id, Journey.EMPTY, Map.of(), List.of());
  }

  /** Takes an event that is addressed to this party. */
  public Transition accept(Event event) {
    var insertion = own.with(event);
    if (!insertion.changed()) {
      return new Transition(this, List.of(), insertion.loser());
    }
    var after = new Party(id, insertion.journey(), adopted, returned);
    var transfers =
        after.mergedInto().equals(mergedInto())
            ? after.handOn(List.of(), Optional.of(event))
            : after.transferAll(this);
    return new Transition(after, transfers, insertion.loser());
  }

  /** Takes a transfer from a merged party. */
  public Transition accept(MergeTransfer transfer) {
    if (transfer.path().get(0).equals(id)) {
      return new Transition(withReturned(transfer), List.of(), Optional.empty());
    }
    if (transfer.path().contains(id)) {
      return unchanged();
    }
    var known = adopted.getOrDefault(transfer.path(), Journey.EMPTY);
    var observed = transfer.event().map(event -> known.with(event).journey()).orElse(Journey.EMPTY);
    if (observed == known) {
      return unchanged();
    }
    var after = new Party(id, own, withAdopted(transfer.path(), observed), returned);
    return new Transition(after, handOn(transfer.path(), transfer.event()), Optional.empty());
  }

  /**
   * The journey that counts as this party's: its own events and those transferred to it, or nothing
   * where it was merged into another.
   */
  public Journey journey() {
    if (!survives()) {
      return Journey.EMPTY;
    }
    var journey = own;
    for (var handedOver : adopted.values()) {
      journey = journey.union(handedOver);
    }
    return journey;
  }

  /** The party this one was merged into, by the last valid merge. */
  public Optional<String> mergedInto() {
    Optional<String> into = Optional.empty();
    for (var lead : own.merges()) {
      if (isMergeAway(lead)) {
        into = lead.mergedInto();
      }
    }
    return into;
  }

  /**
   * A party that was identified as another is merged into it. A merge into itself has no effect.
   */
  private boolean isMergeAway(LeadEvent lead) {
    return !lead.header().deleted() && !lead.mergedInto().equals(Optional.of(id));
  }

  /** Whether journeys count as this party's, and not as another's it was merged into. */
  public boolean survives() {
    return mergedInto()
        .map(into -> returned.stream().anyMatch(path -> isCircle(path, into) && isFirst(path)))
        .orElse(true);
  }

  private static boolean isCircle(List<String> path, String into) {
    return path.size() > 1 && path.get(1).equals(into);
  }

  private boolean isFirst(List<String> circle) {
    return Collections.min(circle).equals(id);
  }

  /**
   * The party without everything that was recorded up to an instant. The proof of circles goes too:
   * a party that is merged again later sends it again.
   */
  public Party since(Instant through) {
    var left = new TreeMap<List<String>, Journey>(PATH_ORDER);
    adopted.forEach(
        (path, journey) -> {
          var later = journey.since(through);
          if (!later.isEmpty()) {
            left.put(path, later);
          }
        });
    return new Party(id, own.since(through), left, List.of());
  }

  /** How many versions of events it has, its own and those transferred to it. */
  public int size() {
    int size = own.size();
    for (var journey : adopted.values()) {
      size += journey.size();
    }
    return size;
  }

  /** Whether it transfers to the same party as another, and has transfers along the same paths. */
  public boolean isMergedLike(Party other) {
    return returned.equals(other.returned)
        && mergedInto().equals(other.mergedInto())
        && adopted.keySet().equals(other.adopted.keySet());
  }

  /** Whether the party has neither events nor transfers. */
  public boolean isUnknown() {
    return own.isEmpty() && adopted.isEmpty() && returned.isEmpty();
  }

  private Map<List<String>, Journey> withAdopted(List<String> path, Journey journey) {
    var changed = new TreeMap<List<String>, Journey>(PATH_ORDER);
    changed.putAll(adopted);
    if (journey.isEmpty()) {
      changed.remove(path);
    } else {
      changed.put(path, journey);
    }
    return changed;
  }

  private Party withReturned(MergeTransfer transfer) {
    if (returned.contains(transfer.path()) == transfer.event().isPresent()) {
      return this;
    }
    var paths = new ArrayList<>(returned);
    if (transfer.event().isPresent()) {
      paths.add(transfer.path());
    } else {
      paths.remove(transfer.path());
    }
    return new Party(id, own, adopted, paths);
  }

  /** Sends what changed along a path to the party that this one is merged into. */
  private List<MergeTransfer> handOn(List<String> path, Optional<Event> event) {
    return mergedInto()
        .map(into -> List.of(new MergeTransfer(into, along(path), event)))
        .orElse(List.of());
  }

  /** The merge itself changed: everything is taken back from one party and given to the other. */
  private List<MergeTransfer> transferAll(Party before) {
    var transfers = new ArrayList<MergeTransfer>();
    before.mergedInto().ifPresent(from -> transfers.addAll(before.takeBack(from)));
    mergedInto().ifPresent(into -> transfers.addAll(give(into)));
    return transfers;
  }

  private List<MergeTransfer> takeBack(String from) {
    var transfers = new ArrayList<MergeTransfer>();
    transfers.add(new MergeTransfer(from, along(List.of()), Optional.empty()));
    adopted
        .keySet()
        .forEach(path -> transfers.add(new MergeTransfer(from, along(path), Optional.empty())));
    return transfers;
  }

  private List<MergeTransfer> give(String into) {
    var transfers = new ArrayList<MergeTransfer>();
    own.versions()
        .forEach(
            event -> transfers.add(new MergeTransfer(into, along(List.of()), Optional.of(event))));
    adopted.forEach(
        (path, journey) ->
            journey
                .versions()
                .forEach(
                    event ->
                        transfers.add(new MergeTransfer(into, along(path), Optional.of(event)))));
    return transfers;
  }

  private List<String> along(List<String> path) {
    var along = new ArrayList<>(path);
    along.add(id);
    return along;
  }

  private Transition unchanged() {
    return new Transition(this, List.of(), Optional.empty());
  }
}

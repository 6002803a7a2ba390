package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Refusal;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.Party;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the events and merge transfers of parties and counts long journeys in batches. The facts of
 * a journey are a function of all of its events, so to count each event of a long one by itself
 * costs with the square of their number. What is sent on for a batch is the difference of the facts
 * before and after it, which is the sum of the differences that its events make: how events are put
 * into batches decides no number, only when it is published.
 */
public final class PartyBatches {
  /** As a rule, parties of fewer events are counted with each event. */
  public static final int LONG = 256;

  /** Fewer inputs are no batch: only the clock counts them earlier. */
  private static final int SMALLEST = 32;

  /** A batch may be this part of its party, so that each event is counted a few times at most. */
  private static final int PART = 2;

  private final PartyReducer journeys;
  private final Rows rows;
  private final int longFrom;
  private final int budget;

  /** Long parties, in the order of their last input, the latest at the end. */
  private final Map<String, Batch> batches = new LinkedHashMap<>(16, 0.75f, true);

  private int held;

  /**
   * Counts the parties of some rows.
   *
   * @param longFrom from how many events on a party is counted in batches
   * @param budget how many events of long parties are held in memory; more than that in one party
   *     are held all the same
   */
  public PartyBatches(PartyReducer journeys, Rows rows, int longFrom, int budget) {
    this.journeys = journeys;
    this.rows = rows;
    this.longFrom = longFrom;
    this.budget = budget;
  }

  /** Where parties are kept between inputs. */
  public interface Rows {
    /** The party as it was written, or an unknown party if it was not. */
    StoredParty read(String id);

    /** Keeps a party as it was counted, in place of the inputs that were noted for it. */
    void write(Party party);

    /** Notes an input that is taken and not counted yet; it follows those noted before. */
    void note(String id, Input input);
  }

  /** An input of a party: an event of its own, or a transfer from a merged party. */
  public sealed interface Input {
    /** An event that is addressed to the party. */
    record OfEvent(Event event) implements Input {}

    /** An event that a merged party transfers. */
    record OfTransfer(SessionTransfer transfer) implements Input {}
  }

  /**
   * What an input changed.
   *
   * @param party the id of the party
   * @param size how many versions of events the party has afterwards
   * @param facts additions and retractions
   * @param transfers the transfers to the party that this one is merged into, in this order
   * @param refusals the events that do not count, of this input or from before it
   */
  public record Counted(
      String party,
      int size,
      List<Fact> facts,
      List<SessionTransfer> transfers,
      List<Refusal> refusals) {
    private static Counted of(PartyReducer.Change change) {
      return new Counted(
          change.party().id(),
          change.party().size(),
          change.facts(),
          change.transfers(),
          change.refusals());
    }
  }

  /**
   * A long party.
   *
   * @param counted as it was counted and written last
   * @param now with everything that it took since
   * @param waiting how many inputs that is
   */
  private record Batch(Party counted, Party now, int waiting) {}

  /** Takes an event that is addressed to a party; returns the changes in this order. */
  public List<Counted> accept(Event event) {
    var id = event.header().partyId();
    if (batches.containsKey(id)) {
      return accept(id, event, batches.get(id).now());
    }
    var stored = rows.read(id);
    return acceptLast(stored, event)
        .map(List::of)
        .orElseGet(() -> accept(id, event, stored.party()));
  }

  private List<Counted> accept(String id, Event event, Party party) {
    return accept(id, party, new Input.OfEvent(event), known -> journeys.accept(known, event));
  }

  /** Most events are new, come last in their party, and say nothing of the others. */
  private Optional<Counted> acceptLast(StoredParty stored, Event event) {
    var end = stored.endFor(event).filter(place -> place.size() + 1 < longFrom);
    var facts = end.flatMap(place -> journeys.acceptLast(place, event));
    facts.ifPresent(counted -> end.get().append());
    return facts.map(
        counted ->
            new Counted(
                event.header().partyId(), end.get().size() + 1, counted, List.of(), List.of()));
  }

  /** Takes a transfer from a merged party. */
  public List<Counted> accept(SessionTransfer transfer) {
    return accept(
        transfer.to(),
        now(transfer.to()),
        new Input.OfTransfer(transfer),
        party -> journeys.accept(party, transfer));
  }

  /** Takes the request to forget a party from the topic of a family. */
  public List<Counted> forget(String id, Family family, Forgetting forgetting) {
    return atOnce(id, now(id), party -> journeys.forget(party, family, forgetting));
  }

  /** Whether anything is taken and not counted yet. */
  public boolean hasWaiting() {
    return batches.values().stream().anyMatch(batch -> batch.waiting() > 0);
  }

  /** Counts everything that waits. */
  public List<Counted> countAll() {
    var changes = new ArrayList<Counted>();
    for (var id : List.copyOf(batches.keySet())) {
      count(id).ifPresent(changes::add);
    }
    return changes;
  }

  /** Takes again, after a restart, the inputs that were noted and not counted. */
  public void resume(String id, List<Input> noted) {
    var counted = rows.read(id).party();
    var now = counted;
    for (var input : noted) {
      now = take(now, input).orElseThrow().party();
    }
    put(id, new Batch(counted, now, noted.size()));
  }

  /** How an input is counted at once. */
  @FunctionalInterface
  private interface Counting {
    PartyReducer.Change of(Party party);
  }

  private List<Counted> accept(String id, Party party, Input input, Counting counting) {
    var taken =
        party.size() < longFrom ? Optional.<PartyReducer.Change>empty() : take(party, input);
    return taken
        .map(change -> wait(id, input, party, change))
        .orElseGet(() -> atOnce(id, party, counting));
  }

  private Optional<PartyReducer.Change> take(Party party, Input input) {
    if (input instanceof Input.OfEvent event) {
      return journeys.take(party, event.event());
    }
    return journeys.take(party, ((Input.OfTransfer) input).transfer());
  }

  private List<Counted> wait(String id, Input input, Party before, PartyReducer.Change change) {
    var after = change.party();
    if (after.equals(before)) {
      return List.of(Counted.of(change));
    }
    var batch = batches.getOrDefault(id, new Batch(before, before, 0));
    int waiting = batch.waiting() + 1;
    put(id, new Batch(batch.counted(), after, waiting));
    rows.note(id, input);
    var changes = new ArrayList<>(List.of(Counted.of(change)));
    if (waiting >= Math.max(SMALLEST, after.size() / PART)) {
      count(id).ifPresent(changes::add);
    }
    changes.addAll(withinBudget(id));
    return changes;
  }

  private List<Counted> atOnce(String id, Party before, Counting counting) {
    var changes = new ArrayList<Counted>();
    count(id).ifPresent(changes::add);
    var change = counting.of(before);
    var after = change.party();
    if (!after.equals(before)) {
      rows.write(after);
    }
    drop(id);
    if (after.size() >= longFrom) {
      put(id, new Batch(after, after, 0));
    }
    changes.add(Counted.of(change));
    changes.addAll(withinBudget(id));
    return changes;
  }

  private Party now(String id) {
    var batch = batches.get(id);
    return batch == null ? rows.read(id).party() : batch.now();
  }

  private Optional<Counted> count(String id) {
    var batch = batches.get(id);
    if (batch == null || batch.waiting() == 0) {
      return Optional.empty();
    }
    var change = journeys.count(batch.counted(), batch.now());
    rows.write(batch.now());
    put(id, new Batch(batch.now(), batch.now(), 0));
    return Optional.of(Counted.of(change));
  }

  private List<Counted> withinBudget(String latest) {
    var changes = new ArrayList<Counted>();
    while (held > budget && batches.size() > 1) {
      var oldest = batches.keySet().iterator().next();
      if (oldest.equals(latest)) {
        break;
      }
      count(oldest).ifPresent(changes::add);
      drop(oldest);
    }
    return changes;
  }

  private void put(String id, Batch batch) {
    var before = batches.put(id, batch);
    held += batch.now().size() - (before == null ? 0 : before.now().size());
  }

  private void drop(String id) {
    var batch = batches.remove(id);
    held -= batch == null ? 0 : batch.now().size();
  }
}

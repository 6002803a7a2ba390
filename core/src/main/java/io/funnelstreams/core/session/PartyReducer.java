package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.Refusal;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.forget.Forgotten;
import io.funnelstreams.core.forget.ForgottenStore;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Journey;
import io.funnelstreams.core.journey.JourneyDifference;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.marketing.Marketing;
import io.funnelstreams.core.marketing.MarketingInMemory;
import io.funnelstreams.core.marketing.MarketingStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes an input of a party, an event or a transfer from a merged party, and returns what it
 * changes: views change sessions, marketing is kept beside the journey, everything else is part of
 * it, and a journey may change the segments of sessions or whose they are.
 */
public final class PartyReducer {
  private final FactRules rules;
  private final Sessions sessions;
  private final Marketing marketing;
  private final ForgottenStore forgotten;

  public PartyReducer(
      FactRules rules, SessionStore sessions, MarketingStore marketing, ForgottenStore forgotten) {
    this.rules = rules;
    this.sessions = new Sessions(rules, sessions);
    this.marketing = new Marketing(rules, marketing);
    this.forgotten = forgotten;
  }

  /** Journeys in which no party has been forgotten yet, with all but sessions in memory. */
  public PartyReducer(FactRules rules, SessionStore sessions) {
    this(rules, sessions, new MarketingInMemory(), ForgottenStore.inMemory());
  }

  /**
   * The result of an event or of a transfer.
   *
   * @param party the party afterwards; the same object where its own row did not change
   * @param facts additions and retractions
   * @param transfers the transfers to the party that this one is merged into, in this order
   * @param loser the version that lost a conflict
   * @param tooLarge events of subscriptions whose price is not taken from now on
   */
  public record Change(
      Party party,
      List<Fact> facts,
      List<SessionTransfer> transfers,
      Optional<Event> loser,
      List<SubscriptionEvent> tooLarge) {

    /** The events that do not count, of this input or from before it. */
    public List<Refusal> refusals() {
      return Stream.concat(
              loser.map(event -> new Refusal(event, Rejection.ofConflict(event))).stream(),
              tooLarge.stream().map(event -> new Refusal(event, Rejection.ofTooLargePrice(event))))
          .toList();
    }
  }

  /** Takes an event that is addressed to the party. */
  public Change accept(Party party, Event event) {
    if (forgotten.of(party.id()).ignores(event)) {
      return new PartyUpdateBuilder().of(party);
    }
    if (event instanceof WebEvent view) {
      var changes = new PartyUpdateBuilder();
      sessions.accept(party, view, changes);
      return changes.of(party);
    }
    if (Marketing.takes(event)) {
      var effect = marketing.accept(event);
      var changes = new PartyUpdateBuilder();
      changes.add(effect.facts());
      effect.loser().ifPresent(changes::lost);
      return changes.of(party);
    }
    return replace(party, party.accept(event));
  }

  /**
   * The facts that an event adds which belongs at the end of its party; empty where it changes more
   * than facts, or more of them than are known without the whole party.
   */
  public Optional<List<Fact>> acceptLast(StoredParty.End end, Event event) {
    var party = event.header().partyId();
    boolean movesSessions = event instanceof LeadEvent && sessions.has(party);
    return forgotten.of(party).ignores(event) || movesSessions
        ? Optional.empty()
        : rules.ofLast(end, event);
  }

  /** Takes a transfer from a merged party. */
  public Change accept(Party party, SessionTransfer transfer) {
    if (transfer instanceof SessionTransfer.OfSession session) {
      var changes = new PartyUpdateBuilder();
      sessions.accept(party, session, changes);
      return changes.of(party);
    }
    if (transfer instanceof SessionTransfer.OfTurn turn) {
      return apply(party, forgotten.of(party.id()).withTurn(turn.at()));
    }
    var observed = ((SessionTransfer.OfEvent) transfer).transfer();
    if (observed.event().filter(forgotten.of(party.id())::ignores).isPresent()) {
      return new PartyUpdateBuilder().of(party);
    }
    return replace(party, party.accept(observed));
  }

  /** Takes the request to forget a party from the topic of a family. */
  public Change forget(Party party, Family family, Forgetting forgetting) {
    return apply(party, forgotten.of(party.id()).with(family, forgetting));
  }

  private Change apply(Party party, Forgotten known) {
    var due = known.due();
    forgotten.put(party.id(), due.map(known::applied).orElse(known));
    return due.map(forgetting -> forget(party, forgetting))
        .orElseGet(() -> new PartyUpdateBuilder().of(party));
  }

  /** Events that were recorded later stay and begin the party anew. */
  private Change forget(Party before, Forgetting forgetting) {
    var after = before.since(forgetting.at());
    var changes = new PartyUpdateBuilder();
    var facts = new PartyUpdateBuilder();
    facts.add(rules.difference(before.journey(), after.journey()));
    facts.add(marketing.forget(before.id(), forgetting.at()));
    sessions.forget(before, after, forgetting.at(), facts);
    if (forgetting.aggregates() == Aggregates.RETRACT) {
      changes.add(facts.facts());
    }
    forgetting
        .next()
        .ifPresent(next -> changes.hand(new SessionTransfer.OfTurn(next, forgetting.at())));
    return changes.of(after);
  }

  /**
   * Takes an event without counting it; {@link #count} does the rest.
   *
   * @return empty where it has to be counted at once, because it is no part of the journey or
   *     changes whose journey it is
   */
  public Optional<Change> take(Party party, Event event) {
    if (event instanceof WebEvent || Marketing.takes(event)) {
      return Optional.empty();
    }
    return forgotten.of(party.id()).ignores(event)
        ? Optional.of(new PartyUpdateBuilder().of(party))
        : taken(party, party.accept(event));
  }

  /** Takes a transfer from a merged party without counting it, as an event. */
  public Optional<Change> take(Party party, SessionTransfer transfer) {
    if (!(transfer instanceof SessionTransfer.OfEvent observed)
        || observed.transfer().event().isEmpty()) {
      return Optional.empty();
    }
    return observed.transfer().event().filter(forgotten.of(party.id())::ignores).isPresent()
        ? Optional.of(new PartyUpdateBuilder().of(party))
        : taken(party, party.accept(observed.transfer()));
  }

  private static Optional<Change> taken(Party before, Party.Transition transition) {
    var after = transition.party();
    if (!after.isMergedLike(before)) {
      return Optional.empty();
    }
    var changes = new PartyUpdateBuilder();
    transition.loser().ifPresent(changes::lost);
    transition.transfers().forEach(transfer -> changes.hand(new SessionTransfer.OfEvent(transfer)));
    return Optional.of(changes.of(after));
  }

  /** Counts the inputs that a party took since it was counted last. */
  public Change count(Party before, Party after) {
    var changes = new PartyUpdateBuilder();
    count(before, after, changes);
    return changes.of(after);
  }

  private void count(Party before, Party after, PartyUpdateBuilder changes) {
    var difference = JourneyDifference.between(before.journey(), after.journey());
    changes.add(rules.difference(difference));
    changes.tooLarge(rules.newlyTooLarge(difference));
    // An event of another family may be another version of a lead event.
    boolean isReportedItself =
        difference.isAboutTheParty()
            && !observed(difference.before()).equals(observed(difference.after()));
    sessions.follow(before, after, isReportedItself, changes);
  }

  private LeadEvents observed(Journey journey) {
    return LeadEvents.of(journey, rules.rules().calendar());
  }

  private Change replace(Party before, Party.Transition transition) {
    var after = transition.party();
    var changes = new PartyUpdateBuilder();
    transition.loser().ifPresent(changes::lost);
    if (!after.equals(before)) {
      transition
          .transfers()
          .forEach(transfer -> changes.hand(new SessionTransfer.OfEvent(transfer)));
      count(before, after, changes);
    }
    return changes.of(after);
  }
}

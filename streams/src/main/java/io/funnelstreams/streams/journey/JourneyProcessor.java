package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.session.Journeys;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.forget.ForgottenRows;
import io.funnelstreams.streams.session.SessionRows;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Gets the party's row, lets {@code core} apply what came, puts the row and forwards what changed.
 * Every input is answered by one outcome, if only an empty one: the next step counts them.
 */
final class JourneyProcessor implements Processor<String, Arrival, String, Outcome> {
  private final FactRules rules;
  private final Rejects rejects;
  private final WallClock clock;
  private ProcessorContext<String, Outcome> context;
  private KeyValueStore<String, byte[]> store;
  private Journeys journeys;

  JourneyProcessor(FactRules rules, Rejects rejects, WallClock clock) {
    this.rules = rules;
    this.rejects = rejects;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, Outcome> processorContext) {
    context = processorContext;
    store = context.getStateStore(JourneySteps.STORE);
    var sessions =
        new SessionRows(
            context.getStateStore(JourneySteps.VIEWS),
            context.getStateStore(JourneySteps.SESSIONS));
    var marketing = new MarketingRows(context.getStateStore(JourneySteps.MARKETING));
    var forgotten = new ForgottenRows(context.getStateStore(JourneySteps.FORGOTTEN));
    journeys = new Journeys(rules, sessions, marketing, forgotten);
  }

  @Override
  public void process(Record<String, Arrival> input) {
    context.forward(input.withValue(outcome(input.value())));
  }

  private Outcome outcome(Arrival arrival) {
    if (arrival instanceof Arrival.OfEvent event) {
      var party = party(event.event().header().partyId());
      boolean ofHistory = event.event().header().backfill();
      return replace(party, journeys.accept(party, event.event()), ofHistory);
    }
    if (arrival instanceof Arrival.OfHandover handover) {
      var party = party(handover.handover().to());
      return replace(party, journeys.accept(party, handover.handover()), false);
    }
    if (arrival instanceof Arrival.OfForgetting told) {
      var party = party(told.party());
      return replace(party, journeys.forget(party, told.family(), told.forgetting()), false);
    }
    return arrival instanceof Arrival.OfReject rejected
        ? Outcome.rejected(rejected.reject())
        : Outcome.NOTHING;
  }

  private Outcome replace(Party before, Journeys.Change change, boolean ofHistory) {
    var after = change.party();
    if (!after.equals(before)) {
      store.put(after.id(), after.isUnknown() ? null : PartyForm.bytes(after));
    }
    var lost = change.loser().map(this::conflict).orElse(List.of());
    return new Outcome(change.facts(), change.handovers(), lost, ofHistory);
  }

  private List<io.funnelstreams.schemas.avro.Reject> conflict(Event loser) {
    long now = clock.millisAt(context.currentSystemTimeMs());
    return List.of(rejects.conflict(rules.rules().asWritten(loser), now));
  }

  private Party party(String id) {
    var row = store.get(id);
    return row == null ? Party.unknown(id) : PartyForm.read(id, row);
  }
}

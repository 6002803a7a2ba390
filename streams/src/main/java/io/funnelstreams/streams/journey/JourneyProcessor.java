package io.funnelstreams.streams.journey;

import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.session.PartyBatches;
import io.funnelstreams.core.session.PartyReducer;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.forget.ForgottenRows;
import io.funnelstreams.streams.session.SessionRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets {@code core} apply each input to the party's row and forwards what changed. Every input is
 * answered by one outcome, if only an empty one: the next step counts them. Long journeys are
 * counted in batches; when the clock ticks everything is counted first, and then the tick is
 * forwarded.
 */
final class JourneyProcessor implements Processor<String, DecodedEvent, String, JourneyOutcome> {
  private static final Logger LOG = LoggerFactory.getLogger(JourneyProcessor.class);

  /** Events of long journeys that a task holds; some 300 bytes each. */
  private static final int HELD_EVENTS = 100_000;

  /** A party of more events is named: it is as a rule a placeholder, such as "unknown". */
  private static final int MANY_EVENTS = 10_000;

  /**
   * After a count, the task waits this many times the count's duration before it counts everything
   * again.
   */
  private static final int PAUSE = 4;

  private final FactRules rules;
  private final List<String> spelledDimensions;
  private final Rejects rejects;
  private final WallClock clock;
  private final Duration interval;
  private final Set<String> named = new HashSet<>();
  private ProcessorContext<String, JourneyOutcome> context;
  private PartyBatches batches;
  private long latestMs = Long.MIN_VALUE;
  private long countedAtNanos;
  private long countingNanos;

  JourneyProcessor(FactRules rules, Rejects rejects, Duration interval, WallClock clock) {
    this.rules = rules;
    this.spelledDimensions = rules.spelledDimensions();
    this.rejects = rejects;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, JourneyOutcome> processorContext) {
    context = processorContext;
    var sessions =
        new SessionRows(
            context.getStateStore(JourneySteps.VIEWS),
            context.getStateStore(JourneySteps.SESSIONS));
    var marketing = new MarketingRows(context.getStateStore(JourneySteps.MARKETING));
    var forgotten = new ForgottenRows(context.getStateStore(JourneySteps.FORGOTTEN));
    var journeys = new PartyReducer(rules, sessions, marketing, forgotten);
    var rows =
        new PartyRows(
            context.getStateStore(JourneySteps.STORE), context.getStateStore(JourneySteps.BATCHES));
    batches = new PartyBatches(journeys, rows, PartyBatches.LONG, HELD_EVENTS);
    rows.noted().forEach(batches::resume);
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, DecodedEvent> input) {
    latestMs = Math.max(latestMs, input.timestamp());
    context.forward(input.withValue(outcome(input.value())));
  }

  /** Counting everything takes long where journeys are long, and must leave time for inputs. */
  private void tick(long now) {
    long started = System.nanoTime();
    if (batches.hasWaiting()) {
      if (started - countedAtNanos < PAUSE * countingNanos) {
        return;
      }
      var counted = batches.countAll();
      countedAtNanos = System.nanoTime();
      countingNanos = countedAtNanos - started;
      long at = latestMs == Long.MIN_VALUE ? now : latestMs;
      for (var change : counted) {
        context.forward(new Record<>(change.party(), outcome(List.of(change)), at));
      }
    }
    context.forward(new Record<>("", JourneyOutcome.TICK, now));
  }

  private JourneyOutcome outcome(DecodedEvent arrival) {
    if (arrival instanceof DecodedEvent.OfEvent event) {
      return outcome(
          Spelling.of(event.event(), spelledDimensions),
          batches.accept(event.event()),
          event.event().header().backfill());
    }
    if (arrival instanceof DecodedEvent.OfTransfer transfer) {
      return outcome(batches.accept(transfer.transfer()));
    }
    if (arrival instanceof DecodedEvent.OfForgetting reported) {
      return outcome(batches.forget(reported.party(), reported.family(), reported.forgetting()));
    }
    return arrival instanceof DecodedEvent.OfReject rejected
        ? JourneyOutcome.rejected(rejected.reject())
        : JourneyOutcome.NOTHING;
  }

  private JourneyOutcome outcome(List<PartyBatches.Counted> changes) {
    return outcome(List.of(), changes, false);
  }

  private JourneyOutcome outcome(
      List<Spelling> spellings, List<PartyBatches.Counted> changes, boolean ofHistory) {
    var facts = new ArrayList<Fact>();
    var transfers = new ArrayList<SessionTransfer>();
    var refused = new ArrayList<Reject>();
    for (var change : changes) {
      facts.addAll(change.facts());
      transfers.addAll(change.transfers());
      refused.addAll(rejects(change));
      nameIfLong(change.party(), change.size());
    }
    return new JourneyOutcome(spellings, facts, transfers, refused, ofHistory, false);
  }

  private List<Reject> rejects(PartyBatches.Counted change) {
    long now = clock.millisAt(context.currentSystemTimeMs());
    return change.refusals().stream()
        .map(no -> rejects.of(rules.rules().asWritten(no.event()), no.rejection(), now))
        .toList();
  }

  private void nameIfLong(String party, int size) {
    if (size > MANY_EVENTS && named.add(party)) {
      LOG.warn(
          "party={} has more than {} events; if it is no customer but a placeholder, leave its rows"
              + " out of the mapping or give them the party they belong to",
          party,
          MANY_EVENTS);
    }
  }
}

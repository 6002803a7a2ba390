package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.ledger.ImportLedger;
import io.funnelstreams.ingest.sink.EventSink;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Retries rejected inputs after their mapping was fixed. The events have the ids they would have
 * had at first, so a row that was meanwhile imported in another way is not counted twice.
 */
public final class RejectReplay {
  private final EventSink events;
  private final RejectSink rejects;
  private final ImportLedger ledger;
  private final Clock clock;

  /**
   * A replay into these sinks.
   *
   * @param ledger of the mapping whose rows are replayed
   */
  public RejectReplay(EventSink events, RejectSink rejects, ImportLedger ledger, Clock clock) {
    this.events = events;
    this.rejects = rejects;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The outcome of a replay.
   *
   * @param taken rejects whose inputs made their events and that are resolved now
   * @param events how many events they made
   * @param superseded rejects that are resolved because a later export has their rows
   * @param still rejects that remain, with what is wrong with them now
   * @param others how many were skipped, because another part rejected them
   */
  public record Outcome(long taken, long events, long superseded, List<Reject> still, long others) {
    public Outcome {
      still = List.copyOf(still);
    }
  }

  /**
   * Replays the rejects that a retry is responsible for.
   *
   * @throws io.funnelstreams.ingest.row.FileProblem where a lookup file cannot be used
   * @throws io.funnelstreams.ingest.publish.PublishException where events cannot be delivered
   */
  public Outcome run(RejectRetry retrial, Collection<Reject> all) {
    var own = all.stream().filter(retrial::made).toList();
    var resolved = new ArrayList<Reject>();
    var still = new ArrayList<Reject>();
    long made = 0;
    long superseded = 0;
    for (var reject : own) {
      var outcome = retrial.again(reject);
      if (outcome instanceof RejectRetry.Still no) {
        still.add(again(reject, no.rejection()));
      } else if (outcome instanceof RejectRetry.Taken its) {
        its.events().forEach(events::publish);
        its.row().ifPresent(ledger::put);
        ledger.endRow();
        made += its.events().size();
        resolved.add(reject);
      } else {
        superseded++;
        resolved.add(reject);
      }
    }
    // Resolve rejects only after their events are delivered.
    events.flush();
    resolved.forEach(rejects::resolve);
    still.forEach(rejects::reject);
    events.flush();
    return new Outcome(
        resolved.size() - superseded, made, superseded, still, all.size() - own.size());
  }

  private Reject again(Reject reject, Rejection now) {
    return new Reject(
        reject.id(),
        reject.source(),
        reject.raw(),
        reject.contentType(),
        now,
        reject.file(),
        reject.line(),
        reject.topic(),
        reject.mapping(),
        reject.context(),
        clock.instant(),
        reject.attempt() + 1);
  }
}

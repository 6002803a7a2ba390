package io.funnelstreams.ingest.source;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectRetry;
import java.util.ArrayList;

/**
 * Retries the rejects of a source. The events are those that the input would have made at its
 * arrival: so persons forgotten meanwhile stay forgotten, and inputs that were in time are still in
 * time.
 */
public final class SourceRetrial implements RejectRetry {
  private final Source source;

  /** A retrial by a fixed source. */
  public SourceRetrial(Source source) {
    this.source = source;
  }

  @Override
  public boolean made(Reject reject) {
    return reject.file().isEmpty()
        && reject.source().equals(source.mapping().source())
        && reject.mapping().filter(source.name()::equals).isPresent();
  }

  /** A whole body is taken as a whole: either all of its items are taken, or its reject stays. */
  @Override
  public Outcome again(Reject reject) {
    var taken = source.takeAgain(reject);
    if (taken.unreadable().isPresent()) {
      return new Still(taken.unreadable().get().rejection());
    }
    var events = new ArrayList<Event>();
    for (var item : taken.items()) {
      if (item instanceof ItemOutcome.Rejected rejected) {
        return new Still(rejected.reject().rejection());
      }
      if (item instanceof ItemOutcome.Events made) {
        events.addAll(made.events());
      }
    }
    return new Taken(events);
  }
}

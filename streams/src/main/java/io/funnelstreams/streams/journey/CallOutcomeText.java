package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.CallEvent.Outcome;
import io.funnelstreams.core.event.Header;
import java.util.Optional;

/**
 * How a stored call ended: the outcome's word, and behind a line break the source's own word where
 * that is another one. So calls that were stored when there was one word alone are still read.
 */
final class CallOutcomeText {
  private CallOutcomeText() {}

  static Optional<String> of(CallEvent call) {
    return call.outcome()
        .map(outcome -> outcome.word() + call.sourceOutcome().map(own -> "\n" + own).orElse(""));
  }

  static CallEvent call(
      Header header, CallEvent.Purpose purpose, Optional<String> stored, long seconds) {
    int end = stored.map(text -> text.indexOf('\n')).orElse(-1);
    return end < 0
        ? new CallEvent(header, purpose, stored, seconds)
        : new CallEvent(
            header,
            purpose,
            stored.map(text -> Outcome.of(text.substring(0, end))),
            seconds,
            stored.map(text -> text.substring(end + 1)));
  }
}

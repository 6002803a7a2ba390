package io.funnelstreams.streams.journey;

import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.schemas.avro.Reject;
import java.util.List;

/**
 * The results of one input: the changes of facts, the transfers and the rejects.
 *
 * @param spellings how the event spells its values of the plan's dimensions
 * @param ofHistory whether the input is a part of an imported history
 * @param isTick whether it is a tick of the clock and not an input
 */
public record JourneyOutcome(
    List<Spelling> spellings,
    List<Fact> facts,
    List<SessionTransfer> transfers,
    List<Reject> rejects,
    boolean ofHistory,
    boolean isTick) {
  static final JourneyOutcome NOTHING =
      new JourneyOutcome(List.of(), List.of(), List.of(), List.of(), false, false);

  /** The clock ticked, and everything that was read before has been counted. */
  static final JourneyOutcome TICK =
      new JourneyOutcome(List.of(), List.of(), List.of(), List.of(), false, true);

  static JourneyOutcome rejected(Reject reject) {
    return new JourneyOutcome(List.of(), List.of(), List.of(), List.of(reject), false, false);
  }
}

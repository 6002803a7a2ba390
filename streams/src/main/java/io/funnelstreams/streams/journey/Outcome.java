package io.funnelstreams.streams.journey;

import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.session.Handover;
import io.funnelstreams.schemas.avro.Reject;
import java.util.List;

/**
 * What came of one input: at the same time the changes of facts, the moves and the rejects.
 *
 * @param spellings how the event spells its values of the plan's dimensions
 * @param ofHistory whether the input is a part of an imported history
 * @param isTick whether it stands for the clock and not for an input
 */
public record Outcome(
    List<Spelling> spellings,
    List<Fact> facts,
    List<Handover> moves,
    List<Reject> rejects,
    boolean ofHistory,
    boolean isTick) {
  static final Outcome NOTHING =
      new Outcome(List.of(), List.of(), List.of(), List.of(), false, false);

  /** The clock ticked, and everything that was read before has been counted. */
  static final Outcome TICK = new Outcome(List.of(), List.of(), List.of(), List.of(), false, true);

  static Outcome rejected(Reject reject) {
    return new Outcome(List.of(), List.of(), List.of(), List.of(reject), false, false);
  }
}

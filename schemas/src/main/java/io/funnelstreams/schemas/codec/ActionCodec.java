package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.schemas.avro.Plan;
import java.util.Optional;

/** Changes of actions between the core and the records of the plan topic. */
public final class ActionCodec {
  private ActionCodec() {}

  /**
   * The record of a change.
   *
   * @param holding the active plan, which a reader that knows no actions reads the record as
   */
  public static Plan record(ActionChange change, Plan holding) {
    return Plan.newBuilder(holding)
        .setAction(
            new io.funnelstreams.schemas.avro.ActionChange(
                change.action(),
                io.funnelstreams.schemas.avro.ActionState.valueOf(change.state().name()),
                change.by(),
                change.at(),
                change.note().orElse(null)))
        .build();
  }

  /** The key of a change's record: every change has one of its own, so that all are kept. */
  public static String key(ActionChange change, String plan) {
    return "%s#%s@%s".formatted(plan, change.action(), change.at());
  }

  /** Whether a record is of an action, and not a version of the plan. */
  public static boolean isOfAction(Plan plan) {
    return plan.getAction() != null;
  }

  /** The change of a record; empty where it is of none, or of a state newer than this program. */
  public static Optional<ActionChange> change(Plan plan) {
    return Optional.ofNullable(plan.getAction())
        .filter(action -> action.getState() != io.funnelstreams.schemas.avro.ActionState.UNKNOWN)
        .map(
            action ->
                new ActionChange(
                    action.getActionId(),
                    ActionState.valueOf(action.getState().name()),
                    action.getChangedAt(),
                    action.getChangedBy(),
                    Optional.ofNullable(action.getNote())));
  }
}

package io.funnelstreams.app.run;

import io.funnelstreams.core.plan.ActionState;
import java.util.Locale;

/** The word for how far an action is, as the plan file writes it. */
public final class ActionWord {
  private ActionWord() {}

  /** {@code open}, {@code in_progress}, {@code done} or {@code dropped}. */
  public static String of(ActionState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

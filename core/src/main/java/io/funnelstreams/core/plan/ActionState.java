package io.funnelstreams.core.plan;

/** How far an action is. */
public enum ActionState {
  OPEN,
  IN_PROGRESS,
  DONE,
  /** It will not be done. */
  DROPPED;

  /** Whether something is still to be done. */
  public boolean isOpen() {
    return this == OPEN || this == IN_PROGRESS;
  }
}

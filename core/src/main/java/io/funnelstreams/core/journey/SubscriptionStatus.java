package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SubscriptionEvent;

/** The state of a subscription. Only a running one has a worth a month. */
enum SubscriptionStatus {
  NOT_BEGUN,
  TRIAL,
  RUNNING,
  PAUSED,
  ENDED;

  /** Whether it was started and has not ended. */
  boolean isStarted() {
    return this == RUNNING || this == PAUSED;
  }

  /** The status from the instant on that an event takes effect. */
  SubscriptionStatus after(SubscriptionEvent.Type type) {
    return switch (type) {
      case TRIAL_STARTED -> this == RUNNING ? RUNNING : TRIAL;
      case STARTED, RENEWED, RESUMED -> RUNNING;
      case PAUSED -> this == RUNNING ? PAUSED : this;
      case CANCELLED -> ENDED;
      case CHANGED -> this;
    };
  }
}

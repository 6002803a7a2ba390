package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.schemas.avro.Plan;

/** A plan that must not be counted by, because a newer one is active. */
public final class SupersededException extends FunnelException {
  private static final long serialVersionUID = 1L;

  SupersededException(PlanFile plan, Plan newer) {
    super(
        ("The numbers are counted by a newer plan: '%s' (version %s), applied at %s by %s. The plan"
                + " '%s' (version %s) is older and publishes nothing. Start this instance with the"
                + " newer plan; to go back to the older one, apply it again: 'funnel plan apply"
                + " FILE'.")
            .formatted(
                newer.getName(),
                newer.getVersion(),
                newer.getAppliedAt(),
                newer.getAppliedBy(),
                plan.plan().name(),
                plan.version()));
  }
}

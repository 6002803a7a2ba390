package io.funnelstreams.serve.view;

/** The rollout of a definition has begun and does not end. */
public final class RolloutTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RolloutTimeoutException(String version) {
    super(
        ("The rollout of the definition %s has begun and does not end."
                + " Is 'funnel up' running with its plan? If instances with the plan before are"
                + " still up, stop them.")
            .formatted(version));
  }
}

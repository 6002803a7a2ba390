package io.funnelstreams.serve.catchup;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The KPIs stopped coming closer to the events. The message lists what is not in them. */
public final class CatchUpTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CatchUpTimeoutException(List<Lag> left, Duration patience) {
    super(
        "The KPIs have made no progress for %s s and do not hold every event yet: %s."
            .formatted(
                patience.toSeconds(),
                left.stream().map(Lag::toString).collect(Collectors.joining(", "))));
  }
}

package io.funnelstreams.streams.kpi;

import io.funnelstreams.schemas.failure.FirstCause;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.metrics.Sensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what fails for one goal, KPI or monitor from all others. Each failure is logged and counted
 * when it begins and when its cause becomes another, not each time that it happens again. A broker
 * or registry that is away concerns everything, so that is passed on.
 */
final class IsolatedFailures {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatedFailures.class);

  private final Sensor counter;
  private final Map<String, String> causes = new HashMap<>();

  /** Counts with a sensor. */
  IsolatedFailures(Sensor counter) {
    this.counter = counter;
  }

  /**
   * Does something that may fail.
   *
   * @param subject what it is done for, the same each time: {@code goal 'leads'}
   * @param instead the result where it fails, by the cause in a sentence
   */
  <T> T isolate(String subject, Supplier<T> work, Function<String, T> instead) {
    try {
      var result = work.get();
      causes.remove(subject);
      return result;
    } catch (RuntimeException e) {
      if (FirstCause.isOf(e, RetriableException.class)) {
        throw e;
      }
      note(subject, e);
      return instead.apply(FirstCause.of(e));
    }
  }

  /** Takes note of a failure that was isolated elsewhere. */
  void note(String subject, RuntimeException failure) {
    var cause = FirstCause.of(failure);
    if (!cause.equals(causes.put(subject, cause))) {
      counter.record();
      LOG.error("Evaluation failed: subject={} cause={}", subject, cause, failure);
    }
  }
}

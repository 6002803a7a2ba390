package io.funnelstreams.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Draws from a seed. Exponentials come from {@link StrictMath}, so that a seed gives the same
 * company on every machine.
 */
final class RandomSource {
  private static final int OPENING_HOUR = 8;
  private static final int WORKING_HOURS = 10;
  private static final int SECONDS_OF_DAY = 86_400;

  private final Random generator;

  RandomSource(long seed) {
    generator = new Random(seed);
  }

  boolean chance(double probability) {
    return generator.nextDouble() < probability;
  }

  int between(int least, int most) {
    return least + generator.nextInt(most - least + 1);
  }

  long seed() {
    return generator.nextLong();
  }

  double uniform() {
    return generator.nextDouble();
  }

  /** Log-normal around a median: half of the draws are below it, a few are far above. */
  double around(double median, double sigma) {
    return median * StrictMath.exp(sigma * generator.nextGaussian());
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(generator.nextInt(choices.size()));
  }

  /** One of the choices, by their shares of 1. */
  <T> T oneOf(T[] choices, ToDoubleFunction<T> share) {
    double left = generator.nextDouble();
    for (var choice : choices) {
      left -= share.applyAsDouble(choice);
      if (left < 0) {
        return choice;
      }
    }
    return choices[choices.length - 1];
  }

  /** A working hour, a log-normal number of days after an instant; never before it. */
  LocalDateTime after(LocalDateTime start, double medianDays) {
    var end = start.plusSeconds((long) (around(medianDays, 0.8) * SECONDS_OF_DAY));
    if (end.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()) {
      end = end.plusDays(2);
    }
    var worked = atWork(end);
    return worked.isAfter(start) ? worked : start.plusMinutes(between(5, 45));
  }

  /** Some time of a day's working hours. */
  LocalDateTime atWork(LocalDateTime day) {
    return day.toLocalDate()
        .atTime(OPENING_HOUR, 0)
        .plusSeconds(generator.nextInt(WORKING_HOURS * 3600));
  }
}

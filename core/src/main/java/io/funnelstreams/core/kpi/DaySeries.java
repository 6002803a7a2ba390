package io.funnelstreams.core.kpi;

import java.util.Arrays;

/**
 * Amounts by day, with sums over ranges of days in logarithmic time: running sums are kept and made
 * anew from the first day that changed.
 */
final class DaySeries {
  private int[] days = new int[8];
  private long[] amounts = new long[8];
  private long[] running = new long[8];
  private int size;
  private int summed;

  /** No amount was ever farther from 0. */
  private long largest;

  /** Sets the amount of a day; an amount of 0 takes the day out. */
  void set(int day, long amount) {
    largest = Math.max(largest, amount == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(amount));
    int at = Arrays.binarySearch(days, 0, size, day);
    if (at >= 0) {
      replace(at, amount);
    } else if (amount != 0) {
      insert(-at - 1, day, amount);
    }
  }

  long get(int day) {
    int at = Arrays.binarySearch(days, 0, size, day);
    return at < 0 ? 0 : amounts[at];
  }

  /**
   * The sum over a range of days, both ends included.
   *
   * @throws ArithmeticException where it is too large for a number of 64 bits
   */
  long sum(int first, int last) {
    return fits()
        ? through(last) - through(first - 1)
        : exact(countThrough(first - 1), countThrough(last));
  }

  /**
   * The sum of everything up to a day, included.
   *
   * @throws ArithmeticException where it is too large for a number of 64 bits
   */
  long through(int day) {
    int count = countThrough(day);
    if (count == 0) {
      return 0;
    }
    if (!fits()) {
      return exact(0, count);
    }
    for (; summed < count; summed++) {
      running[summed] = amounts[summed] + (summed == 0 ? 0 : running[summed - 1]);
    }
    return running[count - 1];
  }

  /** Whether no sum can be too large, whichever days it is of. */
  private boolean fits() {
    return size == 0 || largest <= Long.MAX_VALUE / size;
  }

  private long exact(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      try {
        sum = Math.addExact(sum, amounts[i]);
      } catch (ArithmeticException e) {
        throw new ArithmeticException("the amounts add up to more than a sum can hold");
      }
    }
    return sum;
  }

  /** Whether any day of a range has an amount. */
  boolean touches(int first, int last) {
    return countThrough(last) > countThrough(first - 1);
  }

  /** Whether any day up to a day, included, has an amount. */
  boolean touchesThrough(int day) {
    return size > 0 && days[0] <= day;
  }

  /** Takes one day. */
  interface DayConsumer {
    void accept(int day, long amount);
  }

  void each(DayConsumer consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(days[i], amounts[i]);
    }
  }

  /** The first day that has an amount; there must be one. */
  int firstDay() {
    return days[0];
  }

  boolean isEmpty() {
    return size == 0;
  }

  private int countThrough(int day) {
    int at = Arrays.binarySearch(days, 0, size, day);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private void replace(int at, long amount) {
    summed = Math.min(summed, at);
    if (amount != 0) {
      amounts[at] = amount;
      return;
    }
    System.arraycopy(days, at + 1, days, at, size - at - 1);
    System.arraycopy(amounts, at + 1, amounts, at, size - at - 1);
    size--;
  }

  private void insert(int at, int day, long amount) {
    if (size == days.length) {
      days = Arrays.copyOf(days, size * 2);
      amounts = Arrays.copyOf(amounts, size * 2);
      running = Arrays.copyOf(running, size * 2);
    }
    System.arraycopy(days, at, days, at + 1, size - at);
    System.arraycopy(amounts, at, amounts, at + 1, size - at);
    days[at] = day;
    amounts[at] = amount;
    size++;
    summed = Math.min(summed, at);
  }
}

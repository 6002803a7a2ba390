package io.funnelstreams.core.journey;

/**
 * Buckets for numbers of days, so that a median is additive. Whole numbers up to {@value #EXACT} in
 * size have a bucket each; beyond it a bucket is 1 % wide, so a bucket's value is within 0.5 % of
 * every number in it. Negative numbers have buckets of their own.
 */
public final class DayBuckets {
  /** The largest number of days that has a bucket of its own. */
  public static final int EXACT = 100;

  private static final double LOG_WIDTH = Math.log(1.01);

  private DayBuckets() {}

  /** The bucket of a number of days; buckets are in the order of their numbers. */
  public static int bucketOf(long days) {
    long size = Math.abs(days);
    if (size <= EXACT) {
      return (int) days;
    }
    int bucket = EXACT + 1 + (int) (Math.log((double) size / EXACT) / LOG_WIDTH);
    return days < 0 ? -bucket : bucket;
  }

  /** The number of days a bucket stands for: the middle of its range on the log scale. */
  public static double middleOf(int bucket) {
    int size = Math.abs(bucket);
    if (size <= EXACT) {
      return bucket;
    }
    double middle = EXACT * Math.exp((size - EXACT - 0.5) * LOG_WIDTH);
    return bucket < 0 ? -middle : middle;
  }
}

package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CusumTest {
  /** The example of the NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3. */
  private static final double[] NIST = {
    324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600,
    324.625, 325.150, 328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350
  };

  private static final double NIST_TARGET = 325;
  private static final double NIST_ALLOWANCE = 0.3175;
  private static final double NIST_LIMIT = 4.1959;

  @Test
  void theHandbooksSumsComeOut() {
    var high =
        new double[] {
          0, 0, 0, 0, 0.03, 0, 0, 0, 0, 0, 0, 0, 3.01, 4.94, 7.45, 10.63, 11.99, 14.44, 16.00, 19.04
        };
    var low =
        new double[] {
          0, 0.01, 0, 0.33, 0, 0, 0.56, 0.72, 0.17, 0.25, 0.31, 0, 0, 0, 0, 0, 0, 0, 0, 0
        };
    var above = Cusum.ZERO;
    var below = Cusum.ZERO;
    int crossed = 0;
    for (int i = 0; i < NIST.length; i++) {
      above = above.next(NIST[i] - NIST_TARGET, NIST_ALLOWANCE);
      below = below.next(NIST_TARGET - NIST[i], NIST_ALLOWANCE);
      assertThat(above.sum()).as("above after %d", i + 1).isCloseTo(high[i], within(0.0051));
      assertThat(below.sum()).as("below after %d", i + 1).isCloseTo(low[i], within(0.0051));
      crossed = crossed == 0 && above.sum() > NIST_LIMIT ? i + 1 : crossed;
    }
    assertThat(crossed).isEqualTo(14);
  }

  /** Montgomery, table 9.3: k of 0.5 and a limit of 4, both directions; by chance and after 1 σ. */
  @Test
  void runsAreAsLongAsTheTableSays() {
    assertThat(averageRun(4, 0, 4_000)).isCloseTo(168, within(10.0));
    assertThat(averageRun(4, 1, 4_000)).isCloseTo(8.38, within(0.3));
    assertThat(averageRun(5, 1, 4_000)).isCloseTo(10.4, within(0.3));
  }

  private static double averageRun(double limit, double shift, int runs) {
    var random = new Random(7);
    long values = 0;
    for (int run = 0; run < runs; run++) {
      var above = Cusum.ZERO;
      var below = Cusum.ZERO;
      while (above.sum() <= limit && below.sum() <= limit) {
        double value = random.nextGaussian() + shift;
        above = above.next(value, 0.5);
        below = below.next(-value, 0.5);
        values++;
      }
    }
    return (double) values / runs;
  }
}

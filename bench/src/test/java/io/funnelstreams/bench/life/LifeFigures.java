package io.funnelstreams.bench.life;

import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.time.Grain;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * Figures of the life that were added up by hand: six people for each way, every other one of whom
 * pays in dollars, of which one is half a euro.
 */
final class LifeFigures {
  private static final String FIGURES =
      """
      leads total total 37
      leads day 2025-01-06 0
      leads day 2025-01-07 1
      mqls total total 18
      prospecting_calls total total 24
      closing_calls total total 6
      deals_opened total total 18
      deals_won total total 12
      deals_lost total total 6
      average_deal_value total total 1200
      pipeline_value day 2025-01-16 1200
      pipeline_value day 2025-01-17 2900
      pipeline_value day 2025-01-18 3200
      contracts_sent total total 12
      contracts_signed total total 6
      new_customers total total 30
      churned_customers total total 18
      reactivated_customers total total 6
      customers day 2025-06-30 18
      mrr day 2025-06-30 1800
      revenue total total 10065
      cac total total 134
      sessions total total 42
      unique_visitors total total 36
      follower_growth total total 50
      comments total total 21
      guest_posts total total 6
      """;

  private LifeFigures() {}

  static void check(Map<RowKey, RowValue> table) {
    var softly = new SoftAssertions();
    FIGURES
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            words ->
                softly
                    .assertThat(figure(table, words))
                    .as(String.join(" ", words))
                    .isCloseTo(Double.parseDouble(words[3]), within(1e-9)));
    softly.assertAll();
  }

  /** A figure without a row counts as 0. */
  private static double figure(Map<RowKey, RowValue> table, String... words) {
    var grain = Grain.valueOf(words[1].toUpperCase(Locale.ROOT));
    var row = table.get(new RowKey(words[0], grain, words[2], Map.of()));
    return row == null ? 0 : row.value().orElseThrow();
  }
}

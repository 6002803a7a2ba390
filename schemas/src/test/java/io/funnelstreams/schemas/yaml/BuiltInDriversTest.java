package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.gap.DifferenceShares;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.FormulaTree;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BuiltInDriversTest {
  private static final Catalogue CATALOGUE = CatalogueYaml.builtIn();
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  /**
   * Holds for every KPI and any formula: also with gaps in the data, with zeros and with amounts
   * below zero.
   */
  @Property(tries = 300)
  void sharesAddUpToTheDifference(@ForAll Random random) {
    var board = board(random);
    for (var kpi : CATALOGUE.kpis()) {
      var before = board.value(kpi.id(), Segment.TOTAL, FEBRUARY, FEBRUARY.plusDays(13));
      var after = board.value(kpi.id(), Segment.TOTAL, MARCH, MARCH.plusDays(13));
      if (before.isPresent() && after.isPresent()) {
        var shares =
            DifferenceShares.of(
                CATALOGUE.treeOf(kpi.id()).orElseThrow(),
                leaf -> value(board, leaf, FEBRUARY, FEBRUARY.plusDays(13)),
                leaf -> value(board, leaf, MARCH, MARCH.plusDays(13)),
                leaf -> value(board, leaf, FEBRUARY.plusDays(14), MARCH.plusDays(13)));
        double size = Math.abs(before.getAsDouble()) + Math.abs(after.getAsDouble());
        assertThat(shares.values().stream().mapToDouble(share -> share).sum())
            .as(kpi.id())
            .isCloseTo(
                after.getAsDouble() - before.getAsDouble(), within(1e-9 * Math.max(1, size)));
      }
    }
  }

  @Test
  void everyPartHasName() {
    for (var kpi : CATALOGUE.kpis()) {
      assertThat(CATALOGUE.treeOf(kpi.id()).toString()).as(kpi.id()).doesNotContain("name=,");
    }
  }

  private static double value(
      KpiStore board, FormulaTree.Leaf leaf, LocalDate first, LocalDate last) {
    return board.value(leaf.formula(), Segment.TOTAL, first, last).orElse(Double.NaN);
  }

  private static KpiStore board(Random random) {
    var board =
        new KpiStore(
            CATALOGUE,
            BusinessCalendar.of(ZoneOffset.UTC),
            Currency.getInstance("EUR"),
            OptionalDouble.of(0.8));
    Arrays.stream(Measure.values())
        .filter(measure -> !measure.isOfEvents())
        .forEach(
            measure -> {
              for (int day = -20; day < 50; day += 1 + random.nextInt(9)) {
                int epochDay = (int) FEBRUARY.plusDays(day).toEpochDay();
                board.set(new Cell(Segment.TOTAL, measure, 0, epochDay), random.nextInt(40) - 3);
              }
            });
    return board;
  }
}

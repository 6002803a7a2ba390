package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.SegmentQuery;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class QueryOptionsTest {
  @Test
  void withoutOptionsTheMonthsOfTheWholeCompanyAreWanted() {
    assertThat(query().grains()).containsExactly(Grain.MONTH);
    assertThat(query().segments()).containsExactly(SegmentQuery.WHOLE);
  }

  @Test
  void severalGrainsAreWantedAtOnce() {
    assertThat(query("--grain", "week,Year").grains())
        .containsExactlyInAnyOrder(Grain.WEEK, Grain.YEAR);
    assertThat(query("--grain", "all").grains()).containsExactlyInAnyOrder(Grain.values());
  }

  @Test
  void anUnknownGrainIsAnsweredWithTheGrainsThereAre() {
    assertThatThrownBy(() -> query("--grain", "fortnight"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("there is no grain 'fortnight'; there are day, week, month");
  }

  @Test
  void aCommaMakesOneBreakdownBySeveralDimensionsAndAnotherOptionAnotherBreakdown() {
    assertThat(query("--segment", "region=EMEA, channel", "--segment", "owner").segments())
        .containsExactly(
            new SegmentQuery(Set.of("region", "channel"), Map.of("region", "EMEA")),
            new SegmentQuery(Set.of("owner"), Map.of()));
  }

  @Test
  void allSegmentsAreWantedWithoutNamingThem() {
    assertThat(query("--segment", "all").segments()).isEmpty();
  }

  private static KpiQuery query(String... arguments) {
    var options = new QueryOptions();
    new CommandLine(new Holder(options)).parseArgs(arguments);
    return options.query(Set.of());
  }

  /** A command that takes the options. */
  private record Holder(@CommandLine.Mixin QueryOptions options) implements Runnable {
    @Override
    public void run() {}
  }
}

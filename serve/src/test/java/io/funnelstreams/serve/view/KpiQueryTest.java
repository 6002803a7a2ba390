package io.funnelstreams.serve.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KpiQueryTest {
  private static final LocalDate APRIL = LocalDate.of(2018, 4, 1);

  @Test
  void rowsOfABreakdownAreNotMixedWithTotals() {
    assertThat(KpiQuery.TOTALS.matches(row("leads", Map.of()))).isTrue();
    assertThat(KpiQuery.TOTALS.matches(row("leads", Map.of("region", "EMEA")))).isFalse();
  }

  @Test
  void aSegmentsValueIsFoundWhateverItsCase() {
    var query = segment(Set.of("region"), Map.of("region", "emea "));

    assertThat(query.matches(row("leads", Map.of("region", "EMEA")))).isTrue();
    assertThat(query.matches(row("leads", Map.of("region", "APAC")))).isFalse();
    assertThat(query.matches(row("leads", Map.of("region", "EMEA", "channel", "x")))).isFalse();
  }

  @Test
  void aDimensionWithoutValueMeansAllItsValues() {
    var query = segment(Set.of("region"), Map.of());

    assertThat(query.matches(row("leads", Map.of("region", "APAC")))).isTrue();
    assertThat(query.matches(row("leads", Map.of()))).isFalse();
  }

  @Test
  void aValueOfADimensionThatIsNotAskedForIsAMistake() {
    assertThatThrownBy(() -> segment(Set.of(), Map.of("region", "EMEA")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRangeOfDaysIncludesBothEnds() {
    assertThat(range(APRIL, APRIL).matches(row("leads", Map.of()))).isTrue();
    assertThat(range(APRIL.plusDays(1), APRIL.plusDays(9)).matches(row("leads", Map.of())))
        .isFalse();
    assertThat(range(APRIL.minusDays(9), APRIL.minusDays(1)).matches(row("leads", Map.of())))
        .isFalse();
  }

  @Test
  void otherKpisAndGrainsAreLeftOut() {
    var query = KpiQuery.TOTALS.of(Set.of("leads"), Grain.WEEK);

    assertThat(query.matches(row("leads", Map.of()))).isFalse();
    assertThat(KpiQuery.TOTALS.of(Set.of("mqls"), Grain.MONTH).matches(row("leads", Map.of())))
        .isFalse();
  }

  @Test
  void aRowIsFoundWhenOneOfSeveralSegmentsOrGrainsWantsIt() {
    var region = new SegmentQuery(Set.of("region"), Map.of());
    var query =
        new KpiQuery(
            Set.of(),
            Set.of(Grain.WEEK, Grain.MONTH),
            Optional.empty(),
            Optional.empty(),
            List.of(SegmentQuery.WHOLE, region));

    assertThat(query.matches(row("leads", Map.of()))).isTrue();
    assertThat(query.matches(row("leads", Map.of("region", "EMEA")))).isTrue();
    assertThat(query.matches(row("leads", Map.of("channel", "x")))).isFalse();
  }

  @Test
  void noSegmentsMeanAllOfThem() {
    assertThat(range(APRIL, APRIL).matches(row("leads", Map.of("region", "EMEA")))).isTrue();
  }

  private static KpiQuery segment(Set<String> dimensions, Map<String, String> values) {
    return new KpiQuery(
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(new SegmentQuery(dimensions, values)));
  }

  private static KpiQuery range(LocalDate from, LocalDate to) {
    return new KpiQuery(Set.of(), Set.of(), Optional.of(from), Optional.of(to), List.of());
  }

  static KpiRow row(String kpi, Map<String, String> segment) {
    return new KpiRow(
        kpi,
        BusinessCalendar.of(ZoneOffset.UTC).periodOf(Grain.MONTH, APRIL),
        TimeRange.UNBOUNDED,
        segment,
        OptionalDouble.of(1),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        "count",
        false,
        Optional.empty(),
        List.of(),
        Instant.EPOCH,
        "definition");
  }
}

package io.funnelstreams.serve.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KpiTablesTest {
  private static final BusinessCalendar CALENDAR = BusinessCalendar.of(ZoneOffset.UTC);
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final Instant AS_OF = Instant.parse("2026-03-01T10:00:00.123Z");

  private final KpiTables tables = new KpiTables();

  @Test
  void keepsEachRowAsItIs() {
    var rows =
        List.of(
            row("leads", 0, Map.of(), OptionalDouble.of(3), Optional.empty()),
            row("win_rate", 0, Map.of(), OptionalDouble.empty(), Optional.of("denominator_zero")),
            row(
                "win_rate",
                0,
                Map.of("region", "EMEA"),
                OptionalDouble.of(-0.0),
                Optional.empty()));
    put(rows);

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void keepsTheLastRowOfAKeyAndNoneThatWasTakenBack() {
    var row = row("leads", 0, Map.of(), OptionalDouble.of(1), Optional.empty());
    var later = row("leads", 0, Map.of(), OptionalDouble.of(2), Optional.empty());
    var other = row("leads", 1, Map.of(), OptionalDouble.of(5), Optional.empty());
    put(List.of(row, later, other));
    tables.remove(key(other));
    tables.remove("leads/day/2030-01-01/");

    assertThat(all()).containsExactly(later);
    put(List.of(other));
    assertThat(all()).containsExactly(later, other);
  }

  @Test
  void hasTheOrderOfRowsWhateverTheOrderOfArrival() {
    var rows = new ArrayList<KpiRow>();
    for (int day = 0; day < 70; day++) {
      for (var kpi : List.of("leads", "win_rate", "arpa")) {
        for (var region : List.of("a/b", "EMEA", "emea west", "Ä")) {
          rows.add(
              row(kpi, day, Map.of("region", region), OptionalDouble.of(day), Optional.empty()));
        }
      }
    }
    Collections.shuffle(rows, new Random(7));
    put(rows);

    assertThat(all()).containsExactlyElementsOf(rows.stream().sorted(KpiRow.ORDER).toList());
  }

  @Test
  void holdsTensOfThousandsOfKeys() {
    for (int day = 0; day < 10_000; day++) {
      for (var kpi : List.of("leads", "win_rate", "arpa")) {
        put(List.of(row(kpi, day, Map.of(), OptionalDouble.of(day), Optional.empty())));
      }
    }

    assertThat(all()).hasSize(30_000);
    assertThat(all().get(29_999).value()).hasValue(9_999);
  }

  @Test
  void showsTheRowsOfTheDefinitionThatIsAskedFor() {
    var row = row("leads", 0, Map.of(), OptionalDouble.of(1), Optional.empty());
    tables.put("old", key(row), row);

    assertThat(tables.sorted(Optional.of("new"), each -> true)).isEmpty();
    assertThat(tables.sorted(Optional.of("old"), each -> true)).hasSize(1);
    tables.forget("old");
    assertThat(tables.sorted(Optional.of("old"), each -> true)).isEmpty();
  }

  private void put(List<KpiRow> rows) {
    rows.forEach(row -> tables.put("v1", key(row), row));
  }

  private List<KpiRow> all() {
    var rows = new ArrayList<KpiRow>();
    tables.sorted(Optional.of("v1"), row -> true).forEach(rows::add);
    return rows;
  }

  private static String key(KpiRow row) {
    return String.join(
        "/",
        row.kpi(),
        "day",
        row.period().label(),
        row.segment().isEmpty() ? "" : row.segment().toString());
  }

  private static KpiRow row(
      String kpi,
      int day,
      Map<String, String> segment,
      OptionalDouble value,
      Optional<String> reason) {
    var period = CALENDAR.periodOf(Grain.DAY, FIRST.plusDays(day));
    return new KpiRow(
        kpi,
        period,
        CALENDAR.rangeOf(period),
        segment,
        value,
        OptionalDouble.of(1),
        OptionalDouble.empty(),
        OptionalLong.of(4),
        "count",
        day > 50,
        reason,
        reason.isPresent() ? List.of("deals") : List.of(),
        AS_OF,
        "v1");
  }
}

package io.funnelstreams.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowDigestsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @Test
  void publishesARowOnceForEachChangeOfIt() {
    var digests = RowDigests.ofNone();
    var key = key("leads", 0, "EMEA");

    assertThat(digests.replace(key, value(1), false)).isTrue();
    assertThat(digests.replace(key, value(1), false)).isFalse();
    assertThat(digests.replace(key, value(1), true)).isTrue();
    assertThat(digests.replace(key, value(2), true)).isTrue();
    assertThat(digests.replace(key, Optional.of(KpiValue.NOTHING), true)).isTrue();
    assertThat(digests.replace(key("leads", 0, "emea"), Optional.of(KpiValue.NOTHING), true))
        .as("another spelling of the same segment")
        .isTrue();
    assertThat(digests.replace(key, Optional.empty(), true)).isTrue();
    assertThat(digests.replace(key, Optional.empty(), true)).isFalse();
    assertThat(digests.replace(key, value(1), false)).isTrue();
  }

  @Test
  void deletesARowThatNeverWasOnlyWhereItMayBeOnTheTopic() {
    var key = key("leads", 0, "EMEA");
    assertThat(RowDigests.ofNone().replace(key, Optional.empty(), false)).isFalse();

    var digests = RowDigests.unknown();
    assertThat(digests.replace(key, Optional.empty(), false)).isTrue();
    assertThat(digests.replace(key, Optional.empty(), false)).isFalse();
  }

  @Test
  void aReaderHasTheRowsWhateverTheOrderOfChanges() {
    var random = new Random(7);
    var digests = RowDigests.ofNone();
    var rows = new HashMap<String, Optional<KpiValue>>();
    var topic = new HashMap<String, Optional<KpiValue>>();
    int published = 0;
    for (int i = 0; i < 60_000; i++) {
      var key = key("kpi" + random.nextInt(20), random.nextInt(100), "r" + random.nextInt(5));
      var value = random.nextInt(3) == 0 ? Optional.<KpiValue>empty() : value(random.nextInt(3));
      rows.put(key.text(), value);
      if (digests.replace(key, value, false)) {
        topic.put(key.text(), value);
        published++;
      }
    }
    assertThat(present(topic)).isEqualTo(present(rows));
    assertThat(published).isLessThan(50_000);
  }

  private static Map<String, Optional<KpiValue>> present(Map<String, Optional<KpiValue>> rows) {
    var present = new HashMap<>(rows);
    present.values().removeIf(Optional::isEmpty);
    return present;
  }

  private static KpiKey key(String kpi, int day, String region) {
    var date = FIRST.plusDays(day);
    return new KpiKey(
        kpi,
        new Period(Grain.DAY, date.toString(), date, date),
        new Segment(List.of("region"), List.of(DimensionValue.of(region))));
  }

  private static Optional<KpiValue> value(double number) {
    return Optional.of(
        new KpiValue(
            OptionalDouble.of(number),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            List.of()));
  }
}

package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.plan.AlertRule.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AlertGroupingTest {
  private static final Map<String, String> EMEA = Map.of("region", "EMEA");
  private static final Map<String, String> EMEA_PAID = Map.of("region", "EMEA", "channel", "paid");

  @Test
  void aPartIsToldUnderTheWidestThatFires() {
    var company = drift("company", Map.of(), 5, 0);
    var emea = drift("emea", EMEA, 3, 0);
    var paid = drift("paid", EMEA_PAID, 2, 0);

    assertThat(byGoal(List.of(paid, emea, company), "paid").groupedUnder()).hasValue(company.id());
    assertThat(byGoal(List.of(paid, emea, company), "company").group())
        .extracting(Alert.Grouped::id)
        .containsExactlyInAnyOrder(emea.id(), paid.id());
    assertThat(byGoal(List.of(paid, emea), "paid").groupedUnder()).hasValue(emea.id());
  }

  @Test
  void aPartThatOutlastsTheWholeStandsForItself() {
    var company = drift("company", Map.of(), 3, 9);
    var emea = drift("emea", EMEA, 5, 0);

    assertThat(byGoal(List.of(company, emea), "emea").groupedUnder()).isEmpty();
    assertThat(byGoal(List.of(company, emea), "company").group()).isEmpty();
  }

  @Test
  void whatResolvedWhileTheWholeFiredStaysFolded() {
    var company = drift("company", Map.of(), 3, 9);

    assertThat(byGoal(List.of(company, drift("emea", EMEA, 2, 8)), "emea").groupedUnder())
        .hasValue(company.id());
    assertThat(byGoal(List.of(company, drift("emea", EMEA, 2, 10)), "emea").groupedUnder())
        .isEmpty();
  }

  @Test
  void anotherKpiOrAnotherValueIsNoPart() {
    var paid = drift("paid", Map.of("channel", "paid"), 3, 0);
    var emea = drift("emea", EMEA, 3, 0);

    assertThat(AlertGrouping.group(List.of(paid, emea))).allMatch(a -> a.groupedUnder().isEmpty());
  }

  @Test
  void fortyKpisWithoutDataAreOneAlert() {
    var noData = new ArrayList<Alert>();
    for (int i = 0; i < 40; i++) {
      noData.add(alert(AlertKind.NO_DATA, "goal" + i, Map.of(), 3 + i % 3, 0));
    }

    assertThat(AlertGrouping.group(noData))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.id()).isEqualTo("no_data/2026-01-01");
              assertThat(alert.group()).hasSize(40);
              assertThat(alert.isFiring()).isTrue();
            });
  }

  @Test
  void daysWithoutDataThatDoNotMeetAreTwo() {
    var early = alert(AlertKind.NO_DATA, "a", Map.of(), 3, 5);
    var late = alert(AlertKind.NO_DATA, "b", Map.of(), 8, 0);

    assertThat(AlertGrouping.group(List.of(late, early))).hasSize(2);
  }

  @Property(tries = 200)
  void theOrderOfTheGoalsChangesNothing(@ForAll long seed) {
    var random = new Random(seed);
    var alerts = new ArrayList<Alert>();
    for (int i = 0; i < 12; i++) {
      var kind = random.nextBoolean() ? AlertKind.DRIFT : AlertKind.NO_DATA;
      var segment = List.of(Map.<String, String>of(), EMEA, EMEA_PAID).get(random.nextInt(3));
      int fired = 1 + random.nextInt(10);
      alerts.add(alert(kind, "goal" + i, segment, fired, fired + random.nextInt(5)));
    }
    var grouped = AlertGrouping.group(alerts);
    Collections.shuffle(alerts, random);

    assertThat(AlertGrouping.group(alerts)).isEqualTo(grouped);
  }

  private static Alert byGoal(List<Alert> alerts, String goal) {
    return AlertGrouping.group(alerts).stream()
        .filter(alert -> alert.goal().equals(Optional.of(goal)))
        .findFirst()
        .orElseThrow();
  }

  private static Alert drift(String goal, Map<String, String> segment, int fired, int resolved) {
    return alert(AlertKind.DRIFT, goal, segment, fired, resolved);
  }

  /** It fired on a day of January and resolved on another, or never where that is no later day. */
  private static Alert alert(
      AlertKind kind, String goal, Map<String, String> segment, int fired, int resolved) {
    return new Alert(
        kind + "/" + goal,
        kind + goal,
        kind,
        Severity.WARNING,
        goal,
        goal + " is behind.",
        Optional.of(goal),
        Optional.of("leads"),
        segment,
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-01-01").plusDays(fired),
        at(1),
        at(fired),
        resolved > fired ? Optional.of(at(resolved)) : Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Instant at(int day) {
    return LocalDate.of(2026, 1, day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}

package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.ActionEvidence;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ActionAlertsTest {
  private static final BusinessCalendar BERLIN = BusinessCalendar.of(ZoneId.of("Europe/Berlin"));
  private static final Kpi LEADS =
      new Kpi(
          "leads",
          "Leads",
          "Leads.",
          Formula.parse("sum(leads)"),
          Unit.COUNT,
          Direction.UP,
          FunnelStage.ACQUIRE);
  private static final LocalDate DUE = LocalDate.parse("2026-06-30");

  @Test
  void anActionIsDueSoonFromThreeDaysBeforeInThePlansZone() {
    assertThat(alerts(open(), "2026-06-26T21:59:59.999Z")).isEmpty();

    var alert = single(open(), "2026-06-26T22:00:00Z");
    assertThat(alert.id()).isEqualTo("action_due/webinar/2026-06-27");
    assertThat(alert.kind()).isEqualTo(AlertKind.ACTION);
    assertThat(alert.severity()).isEqualTo(AlertRule.Severity.INFO);
    assertThat(alert.isFiring()).isTrue();
    assertThat(alert.reason()).isEqualTo("\"Two webinars\" is due on 2026-06-30.");
    assertThat(alert.owner()).contains("Ada");
    assertThat(alert.goal()).contains("leads-2026");
  }

  @Test
  void anActionThatIsNotDoneOnTimeIsOverdueAndNoLongerDueSoon() {
    var alerts = alerts(open(), "2026-06-30T22:00:00Z");

    assertThat(alerts).extracting(Alert::subject).containsExactly(due(), overdue());
    assertThat(alerts.get(0).resolvedAt()).contains(Instant.parse("2026-06-30T22:00:00Z"));
    assertThat(alerts.get(1).isFiring()).isTrue();
    assertThat(alerts.get(1).severity()).isEqualTo(AlertRule.Severity.WARNING);
    assertThat(alerts.get(1).reason())
        .isEqualTo("\"Two webinars\" was due on 2026-06-30 and is not done.");
  }

  @Test
  void whatIsDoneInTimeIsResolvedThenAndNeverOverdue() {
    var done = changed(ActionState.DONE, "2026-06-29T10:00:00Z");

    var alert = single(done, "2026-07-05T00:00:00Z");
    assertThat(alert.subject()).isEqualTo(due());
    assertThat(alert.resolvedAt()).contains(Instant.parse("2026-06-29T10:00:00Z"));
  }

  @Test
  void whatIsDroppedLateResolvesWhatWasOverdue() {
    var dropped = changed(ActionState.DROPPED, "2026-07-03T10:00:00Z");

    var alerts = alerts(dropped, "2026-07-05T00:00:00Z");
    assertThat(alerts).extracting(Alert::subject).containsExactly(due(), overdue());
    assertThat(alerts).noneMatch(Alert::isFiring);
    assertThat(alerts.get(1).resolvedAt()).contains(Instant.parse("2026-07-03T10:00:00Z"));
  }

  @Test
  void nothingIsSaidOfWhatWasDoneEarlyOrIsClosedInTheFile() {
    var early = changed(ActionState.DONE, "2026-06-01T10:00:00Z");

    assertThat(alerts(early, "2026-07-05T00:00:00Z")).isEmpty();
    assertThat(alerts(action(ActionState.DROPPED, Optional.empty()), "2026-07-05T00:00:00Z"))
        .isEmpty();
  }

  @Test
  void aKpiThatDidNotMoveIsSaidOnceItsDaysAreOverAndForAsLong() {
    var done = withEvidence(changed(ActionState.DONE, "2026-06-10T10:00:00Z"));

    assertThat(alerts(done, "2026-06-17T21:59:59Z")).isEmpty();
    var alert = single(done, "2026-06-17T22:00:00Z");
    assertThat(alert.id()).isEqualTo("action_evidence/webinar/2026-06-18");
    assertThat(alert.reason())
        .isEqualTo(
            "\"Two webinars\" was done on 2026-06-10, and Leads did not rise by 10 % of what it"
                + " was: 43 in the 7 days after, 40 before.");
    assertThat(alert.isFiring()).isTrue();
    assertThat(single(done, "2026-06-24T22:00:00Z").isFiring()).isFalse();
  }

  private static String due() {
    return "action_due/webinar";
  }

  private static String overdue() {
    return "action_overdue/webinar";
  }

  private static Action open() {
    return action(ActionState.OPEN, Optional.empty());
  }

  private static Action changed(ActionState state, String at) {
    var change = new ActionChange("webinar", state, Instant.parse(at), "ann", Optional.empty());
    return open().after(List.of(change));
  }

  private static Action action(ActionState state, Optional<ActionEvidence> evidence) {
    return new Action(
        "webinar",
        "Two webinars",
        Optional.of("leads-2026"),
        Map.of(),
        Optional.of("Ada"),
        DUE,
        state,
        Optional.empty(),
        evidence);
  }

  private static Action withEvidence(Action action) {
    var tenth = new Target(Target.Kind.RELATIVE, 0.1);
    var evidence = new ActionEvidence("leads", Map.of(), true, Optional.of(tenth), 7);
    return action(ActionState.OPEN, Optional.of(evidence))
        .after(action.lastChange().stream().toList());
  }

  private static Alert single(Action action, String now) {
    var alerts = alerts(action, now);
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  private static List<Alert> alerts(Action action, String now) {
    KpiReader reader =
        new KpiReader() {
          @Override
          public OptionalDouble value(
              String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
            return OptionalDouble.of(first.equals(LocalDate.parse("2026-06-03")) ? 40 : 43);
          }

          @Override
          public Optional<LocalDate> since(Map<String, String> segment) {
            return Optional.of(LocalDate.parse("2026-01-01"));
          }
        };
    var catalogue = Catalogue.of(List.of(LEADS));
    return new ActionAlerts(action, catalogue, BERLIN, reader, Instant.parse(now)).alerts();
  }
}

package io.funnelstreams.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.engine.LiveDays;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.codec.ActionCodec;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.notify.notice.Notice;
import io.funnelstreams.serve.notify.receiver.DeliveryException;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.funnelstreams.serve.notify.setup.NotificationsYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the plan topic through the topology to the bodies that receivers get: what becomes of an
 * action reaches its owner and the stakeholders of its goal.
 */
class ActionNotificationTest {
  private static final String PLAN =
      """
      name: company
      time_zone: Europe/Berlin
      currency: EUR
      goals:
        - {id: leads-2026, kpi: leads, target: 10, from: 2026-01-01, to: 2026-12-31,
           owner: Ada, stakeholders: [Board, Noor]}
      actions:
        - {id: webinar, title: Two webinars, goal: leads-2026, owner: Ines, due: 2026-06-30,
           evidence: {kpi: leads, move: up, days: 7}}
      """;

  private static final LocalDate REMINDER = LocalDate.parse("2026-06-27");
  private static final LocalDate DAY_AFTER = LocalDate.parse("2026-07-01");

  @TempDir private Path folder;
  private HttpReceiver owner;
  private HttpReceiver board;
  private HttpReceiver others;
  private Notifications notifications;
  private LiveDays live;

  @BeforeEach
  void start() throws Exception {
    owner = HttpReceiver.listen(() -> HttpReceiver.Fate.ACKNOWLEDGED);
    board = HttpReceiver.listen(() -> HttpReceiver.Fate.ACKNOWLEDGED);
    others = HttpReceiver.listen(() -> HttpReceiver.Fate.ACKNOWLEDGED);
    var file =
        Files.writeString(
            folder.resolve("notifications.yaml"),
            """
            receivers:
              owner: {type: webhook, url: %s, secret: {env: KEY}}
              board: {type: webhook, url: %s, secret: {env: KEY}}
              others: {type: webhook, url: %s, secret: {env: KEY}}
            routes:
              - {match: {kind: action, owner: ines}, to: owner}
              - {match: {stakeholder: [board, Max]}, to: board}
              - {match: {stakeholder: Max}, to: others}
            """
                .formatted(owner.url(), board.url(), others.url()));
    notifications = NotificationsYaml.read(file, NotifierProgram::secret);
    live = LiveDays.begin(PlanYaml.parse("company.yaml", PLAN), REMINDER.minusDays(1));
    live.apply("company", record());
    live.deliver(leads());
  }

  @AfterEach
  void stop() {
    live.close();
    owner.close();
    board.close();
    others.close();
  }

  @Test
  void remindsOfTheDueDateAndOfAnActionThatIsOverdue() throws Exception {
    assertThat(alerts()).isEmpty();

    live.turnTo(REMINDER);
    var due = only(alerts());
    notifyAll(due);
    assertThat(due.getReason()).isEqualTo("\"Two webinars\" is due on 2026-06-30.");
    assertThat(owner.body()).contains("alert.firing", "action_due/webinar", "[\"Board\",\"Noor\"]");
    assertThat(board.body()).contains("action_due/webinar");

    live.turnTo(DAY_AFTER);
    var later = alerts();
    for (var alert : later) {
      notifyAll(alert);
    }
    assertThat(later).hasSize(2);
    assertThat(List.of(board.body(), board.body()))
        .anySatisfy(body -> assertThat(body).contains("alert.resolved", "action_due/webinar"))
        .anySatisfy(body -> assertThat(body).contains("alert.firing", "was due on 2026-06-30"));
    assertThat(others.acknowledged()).isEmpty();
  }

  @Test
  void anActionThatIsDoneIsNeverOverdueAndKeepsWhoSaidSoAndWhen() throws Exception {
    live.turnTo(REMINDER);
    alerts();
    var done = change(ActionState.DONE, "2026-06-28T08:00:00Z");
    live.apply(ActionCodec.key(done, "company"), ActionCodec.record(done, record()));

    live.turnTo(LocalDate.parse("2026-06-28"));
    live.turnTo(LocalDate.parse("2026-06-29"));
    var resolved = only(alerts());
    notifyAll(resolved);
    live.turnTo(DAY_AFTER);

    assertThat(resolved.getState()).isEqualTo(AlertState.RESOLVED);
    assertThat(resolved.getResolvedAt()).isEqualTo(Instant.parse("2026-06-28T08:00:00Z"));
    assertThat(board.body()).contains("alert.resolved", "action_due/webinar");
    assertThat(alerts()).isEmpty();
    assertThat(ActionCodec.change(ActionCodec.record(done, record()))).contains(done);
  }

  @Test
  void anActionThatIsDoneWithoutEffectIsReportedAfterItsDays() throws Exception {
    live.turnTo(REMINDER);
    var done = change(ActionState.DONE, "2026-06-27T08:00:00Z");
    live.apply(ActionCodec.key(done, "company"), ActionCodec.record(done, record()));
    live.turnTo(LocalDate.parse("2026-06-28"));
    alerts();

    live.turnTo(LocalDate.parse("2026-07-05"));

    var without = only(alerts());
    notifyAll(without);
    assertThat(without.getSubject()).isEqualTo("action_evidence/webinar");
    assertThat(owner.body()).contains("alert.firing", "\"Two webinars\"");
    assertThat(board.body()).contains("action_evidence/webinar");
  }

  /** One lead on each day: before the action was done and after it. */
  private static List<Event> leads() {
    var leads = new ArrayList<Event>();
    for (var day = LocalDate.parse("2026-05-01"); day.isBefore(LocalDate.parse("2026-07-06")); ) {
      var at = Instant.parse(day + "T10:00:00Z");
      var key = new EventKey("test", day.toString());
      var header = new Header(key, 0, false, false, at, at, day.toString(), Map.of());
      leads.add(new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty()));
      day = day.plusDays(1);
    }
    return leads;
  }

  private static Plan record() {
    return Plan.newBuilder()
        .setName("company")
        .setVersion("0123456789ab")
        .setYaml(PLAN)
        .setAppliedAt(Instant.parse("2026-05-01T00:00:00Z"))
        .setAppliedBy("ada")
        .build();
  }

  private static ActionChange change(ActionState state, String at) {
    return new ActionChange("webinar", state, Instant.parse(at), "noor", Optional.of("Both held"));
  }

  private List<Alert> alerts() {
    return live.alerts().stream()
        .map(record -> (Alert) record.value)
        .filter(alert -> alert.getSubject().startsWith("action_"))
        .toList();
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  private void notifyAll(Alert alert) throws DeliveryException {
    for (var receiver : notifications.receivers().entrySet()) {
      if (notifications.isRouted(alert, receiver.getKey())) {
        receiver.getValue().send(new Notice(alert, alert.getAlertId(), 1, Optional.empty()));
      }
    }
  }
}

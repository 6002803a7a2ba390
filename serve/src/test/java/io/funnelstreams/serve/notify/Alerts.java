package io.funnelstreams.serve.notify;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Severity;
import io.funnelstreams.serve.notify.notice.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts for tests. */
public final class Alerts {
  public static final Instant FIRED = Instant.parse("2026-04-09T22:00:00Z");
  public static final Instant RESOLVED = Instant.parse("2026-04-12T22:00:00Z");

  private Alerts() {}

  /** A firing alert about a goal, since a day of April. */
  public static Alert firing(String goal, int day) {
    var since = LocalDate.of(2026, 4, day);
    return Alert.newBuilder()
        .setAlertId("drift/" + goal + "/" + since)
        .setSubject("drift/" + goal)
        .setKind(AlertKind.DRIFT)
        .setState(AlertState.FIRING)
        .setSeverity(Severity.WARNING)
        .setTitle("Win rate, region=EMEA")
        .setReason("Win rate is 21 % where 30 % was expected by <now> & then.")
        .setGoal(goal)
        .setKpi("win_rate")
        .setSegment(Map.of("region", "EMEA"))
        .setPeriodStart(LocalDate.of(2026, 4, 1))
        .setPeriodEnd(LocalDate.of(2026, 4, 9))
        .setSince(Instant.parse(since + "T00:00:00Z"))
        .setFiredAt(FIRED)
        .setActual(0.21)
        .setExpected(0.3)
        .setTarget(0.32)
        .setGap(-0.09)
        .setUnit("ratio")
        .setOwner("Dulcinea")
        .setTeam("closers")
        .setLink("/goals/" + goal)
        .setAsOf(FIRED)
        .setDefinition("v1")
        .build();
  }

  /** The same, over. */
  public static Alert resolved(Alert alert) {
    return Alert.newBuilder(alert)
        .setState(AlertState.RESOLVED)
        .setResolvedAt(RESOLVED)
        .setReason("Win rate is 31 % again.")
        .build();
  }

  /** The same alert in the group of another. */
  public static Alert folded(Alert alert, Alert parent) {
    return Alert.newBuilder(alert).setGroupedUnder(parent.getAlertId()).build();
  }

  /** The first notice of an alert to a receiver. */
  public static Notice notice(Alert alert) {
    var link = Optional.of("https://funnel.example.com" + alert.getLink());
    return new Notice(alert, alert.getAlertId(), 1, link);
  }

  /** One of each state. */
  public static List<Notice> both() {
    var firing = firing("win-rate", 7);
    return List.of(notice(firing), notice(resolved(firing)));
  }
}

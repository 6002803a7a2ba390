package io.funnelstreams.serve.notify.notice;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A notification that is marked as a test. */
public final class TestNotice {
  private TestNotice() {}

  /**
   * One of its own: receivers that fold repetitions show each test.
   *
   * @param address where people reach this installation
   */
  public static Notice at(Instant now, Optional<String> address) {
    var at = now.truncatedTo(ChronoUnit.MILLIS);
    var day = at.atZone(ZoneOffset.UTC).toLocalDate();
    var id = "test/" + at;
    var alert =
        Alert.newBuilder()
            .setAlertId(id)
            .setSubject("test")
            .setKind(AlertKind.UNKNOWN)
            .setState(AlertState.FIRING)
            .setSeverity(Severity.INFO)
            .setTitle("TEST of FunnelStreams")
            .setReason("This is a test of the notifications; nothing is wrong, nothing is to do.")
            .setPeriodStart(day)
            .setPeriodEnd(day)
            .setSince(at)
            .setFiredAt(at)
            .setAsOf(at)
            .setDefinition("test")
            .build();
    return new Notice(alert, id, 1, address);
  }
}

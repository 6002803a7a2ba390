package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.Loads;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Severity;
import io.funnelstreams.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code funnel alerts} for a real topic. */
class AlertsCommandIT {
  private static final Instant FIRED = Instant.parse("2026-04-09T22:00:00Z");

  @TempDir private static Path data;

  private static EmbeddedPlatform platform;
  private static Cluster cluster;
  private static String[] where;

  @BeforeAll
  static void start() {
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of());
    platform = EmbeddedPlatform.start(data, Ports.FREE);
    cluster = EmbeddedSystem.of(platform, settings);
    TopicProvisioner.ensure(cluster, settings);
    where =
        new String[] {
          "--bootstrap-servers=" + cluster.properties().get("bootstrap.servers"),
          "--schema-registry-url=" + cluster.properties().get("schema.registry.url")
        };
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void whatFiresIsListedAndWithAllAlsoWhatHasResolvedOrIsToldWithAnother() throws Exception {
    var nothing = spoken(where);
    assertThat(nothing.exitCode()).as(nothing.toString()).isZero();
    assertThat(nothing.out()).as("nothing to read is nothing printed").isEmpty();
    assertThat(nothing.err()).contains("No alert is firing.");
    assertThat(spoken(where, "--format=json").out().strip()).matches("\\[\\s*]");

    var change = change();
    print(cluster, change.build());
    print(cluster, goal().build());
    print(cluster, goal().setAlertId("part").setGroupedUnder("drift/leads/2026-04-01").build());
    print(
        cluster,
        change
            .setAlertId("change/leads/2026-01-05")
            .setState(AlertState.RESOLVED)
            .setResolvedAt(FIRED)
            .build());
    print(cluster, goal().setAlertId("taken/back").build());
    cluster.delete(Topic.ALERTS, List.of("taken/back"));

    var firing = spoken(where, "--format=csv").out().lines().toList();
    assertThat(firing).as("a header, and the urgent one first").hasSize(3);
    assertThat(firing.get(1)).startsWith("firing,critical,Leads,").endsWith("leads/2026-04-01");
    assertThat(firing.get(2))
        .startsWith("firing,warning,Leads,\"Leads: 108 a week since 2026-04-06")
        .contains("108", "220", "Ada", "change/leads/2026-04-06");
    assertThat(spoken(where, "--all", "--format=csv").out().lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("resolved,") && line.contains("2026-01-05"))
        .anyMatch(line -> line.endsWith("drift/leads/2026-04-01,part"));
  }

  @Test
  void whatAlertsAndNotificationsWaitForIsShownAndCanBeEnded() {
    assertThat(Spoken.by(alerts("hold", where, "--until=1x")).err()).contains("such as 2h");
    assertThat(Spoken.by(alerts("hold", where, "--until=2h", "--note=moving")).exitCode()).isZero();
    new Loads(cluster, Clock.systemUTC()).openSet("history");

    assertThat(spoken(where).err())
        .contains("Notifications are held since", "(moving)")
        .contains("Alerts wait for the last import of 'history'");

    assertThat(Spoken.by(alerts("release", where)).out()).contains("are sent again");
    assertThat(Spoken.by(alerts("release", where, "history")).out()).contains("has ended");
    assertThat(Spoken.by(alerts("release", where, "other")).err()).contains("No set of imports");
    assertThat(spoken(where).err()).doesNotContain("held", "wait");
  }

  private static String[] alerts(String command, String[] where, String... more) {
    return Stream.of(Stream.of("alerts", command), Stream.of(where), Stream.of(more))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private static void print(Cluster cluster, Alert alert) {
    cluster.put(Topic.ALERTS, alert.getAlertId(), alert);
  }

  private static Alert.Builder change() {
    return alert()
        .setAlertId("change/leads/2026-04-06")
        .setSubject("change/leads")
        .setKind(AlertKind.CHANGE)
        .setSeverity(Severity.WARNING)
        .setReason("Leads: 108 a week since 2026-04-06, 220 in the 56 days before, 51 % less.")
        .setActual(108.0)
        .setExpected(220.0);
  }

  private static Alert.Builder goal() {
    return alert()
        .setAlertId("drift/leads/2026-04-01")
        .setSubject("drift/leads")
        .setKind(AlertKind.DRIFT)
        .setSeverity(Severity.CRITICAL)
        .setReason("Leads are behind.");
  }

  private static Alert.Builder alert() {
    return Alert.newBuilder()
        .setState(AlertState.FIRING)
        .setTitle("Leads")
        .setKpi("leads")
        .setPeriodStart(LocalDate.parse("2026-04-06"))
        .setPeriodEnd(LocalDate.parse("2026-04-09"))
        .setSince(FIRED)
        .setFiredAt(FIRED)
        .setAsOf(FIRED)
        .setUnit("count")
        .setOwner("Ada")
        .setDefinition("v1");
  }

  private static Spoken spoken(String[] where, String... more) {
    return Spoken.by(
        Stream.of(Stream.of("alerts"), Stream.of(where), Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }
}

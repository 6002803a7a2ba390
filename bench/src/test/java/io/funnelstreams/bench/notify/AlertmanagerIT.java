package io.funnelstreams.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.notify.HttpReceiver.Fate;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.setup.NotificationsYaml;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in a real Alertmanager, from the topic to what it sends to its own receiver. */
class AlertmanagerIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void anAlertmanagerGroupsSilencesKeepsAndResolvesOurAlerts() throws Exception {
    var program = Alertmanager.program();
    assumeTrue(
        program.isPresent(),
        "Alertmanager tests are skipped: install prometheus-alertmanager to run them");
    try (var cluster = LocalCluster.start(folder.resolve("cluster"));
        var alerts = new AlertTopic(cluster);
        var people = HttpReceiver.listen(() -> Fate.ACKNOWLEDGED);
        var alertmanager = Alertmanager.start(program.get(), folder, people.url())) {
      var one = AlertTopic.firing("closers", "one", "win_rate");
      var other = AlertTopic.firing("closers", "other", "win_rate");
      var silenced = AlertTopic.firing("closers", "silenced", "mrr");
      alertmanager.silence("mrr");
      alerts.fire(one);
      alerts.fire(other);
      alerts.fire(silenced);
      var notifier = start(cluster, alertmanager);
      try {
        var group = observed(people, body -> goals(body, "firing").size() == 2);

        assertThat(goals(group, "firing")).containsExactly("one", "other");
        assertThat(group.path("groupLabels").path("kpi").asText()).isEqualTo("win_rate");
        assertThat(group.path("commonLabels").path("segment_region").asText()).isEqualTo("EMEA");
        assertThat(group.path("commonLabels").path("alertname").asText())
            .isEqualTo("FunnelGoalDrift");
        assertThat(await(alertmanager, "silenced", alert -> true).path("status").path("state"))
            .hasToString("\"suppressed\"");

        var first = ends(await(alertmanager, "one", alert -> true));
        await(alertmanager, "one", alert -> ends(alert).isAfter(first));

        alerts.resolve(one);
        alerts.resolve(silenced);
        var half = observed(people, body -> goals(body, "resolved").contains("one"));
        assertThat(goals(half, "firing")).containsExactly("other");
        alerts.resolve(other);
        var end = observed(people, body -> goals(body, "resolved").contains("other"));
        assertThat(end.path("status").asText()).isEqualTo("resolved");
      } finally {
        notifier.close();
      }
    }
  }

  private Notifier start(LocalCluster cluster, Alertmanager alertmanager) throws Exception {
    var file = folder.resolve("notifications.yaml");
    Files.writeString(
        file,
        """
        receivers:
          prometheus: {type: alertmanager, url: '%s', resend: 1s, expire: 10s}
        """
            .formatted(alertmanager.url()));
    var notifications = NotificationsYaml.read(file, name -> Optional.empty());
    return Notifier.start(
        cluster.clients(), notifications, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  /** The next message that matches; a message about a silenced alert fails at once. */
  private static JsonNode observed(HttpReceiver people, Predicate<JsonNode> expected)
      throws Exception {
    while (true) {
      var body = JSON.readTree(people.body());
      assertThat(goals(body, "firing")).doesNotContain("silenced");
      assertThat(goals(body, "resolved")).doesNotContain("silenced");
      if (expected.test(body)) {
        return body;
      }
    }
  }

  private static Set<String> goals(JsonNode body, String status) {
    return StreamSupport.stream(body.path("alerts").spliterator(), false)
        .filter(alert -> alert.path("status").asText().equals(status))
        .map(alert -> alert.path("labels").path("goal").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each look is a request, which is pause enough. */
  private static JsonNode await(
      Alertmanager alertmanager, String goal, Predicate<JsonNode> expected) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < deadline) {
      for (var alert : alertmanager.alerts()) {
        if (alert.path("labels").path("goal").asText().equals(goal) && expected.test(alert)) {
          return alert;
        }
      }
    }
    throw new AssertionError("the Alertmanager does not see " + goal + " as expected");
  }

  private static Instant ends(JsonNode alert) {
    return Instant.parse(alert.path("endsAt").asText());
  }
}

package io.funnelstreams.serve.notify.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.Severity;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.YamlProblem;
import io.funnelstreams.serve.notify.Alerts;
import io.funnelstreams.serve.notify.receiver.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsYamlTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SLACK_URL", "https://hooks.slack.com/services/T0/B0/s3cret",
          "KEY", "s3cret-key",
          "NO_URL", "s3cret-without-scheme");

  @TempDir private Path folder;

  @Test
  void theDocumentedExampleIsRead() throws IOException {
    Files.writeString(folder.resolve("smtp.secret"), "s3cret\n");
    Files.writeString(folder.resolve("teams.url"), "https://example.com/workflows/s3cret\n");
    var page = Files.readString(Path.of("../docs/notifications.md"));
    var example = page.substring(page.indexOf("```yaml") + 7);

    var read = read(example.substring(0, example.indexOf("```")));

    assertThat(read.receivers().keySet())
        .containsExactly("sales-chat", "revops", "heads", "on-call", "crm", "prometheus");
    assertThat(read.receivers().values().stream().map(Receiver::description))
        .containsExactly(
            "slack at hooks.slack.com",
            "teams at example.com",
            "mail through smtp.example.com:587",
            "pagerduty at events.pagerduty.com",
            "webhook at crm.example.com",
            "alertmanager at localhost:9093");
    assertThat(read.retries())
        .isEqualTo(new Retries(15, Duration.ofSeconds(2), Duration.ofMinutes(10)));
    assertThat(read.toString()).doesNotContain("s3cret");
  }

  @Test
  void everyRouteThatFitsCounts() throws IOException {
    var read =
        read(
            """
            receivers:
              chat: {type: slack, url: {env: SLACK_URL}}
              page: {type: pagerduty, routing_key: {env: KEY}}
              board: {type: slack, url: {env: SLACK_URL}}
            routes:
              - match: {severity: [warning, critical], team: Closers}
                to: chat
              - match: {severity: critical}
                to: [page]
              - match: {stakeholder: [board, works council]}
                to: board
            external_url: https://funnel.example.com/
            """);
    var warning = Alerts.firing("win-rate", 7);
    var critical = Alert.newBuilder(warning).setSeverity(Severity.CRITICAL).build();
    var informing =
        Alert.newBuilder(warning).setStakeholders(List.of("Noor Haddad", "Board")).build();
    var nobodys = Alert.newBuilder(critical).setTeam(null).build();

    assertThat(read.isRouted(warning, "chat")).isTrue();
    assertThat(read.isRouted(warning, "page")).isFalse();
    assertThat(read.isRouted(critical, "chat")).isTrue();
    assertThat(read.isRouted(critical, "page")).isTrue();
    assertThat(read.isRouted(nobodys, "chat")).isFalse();
    assertThat(read.isRouted(informing, "board")).isTrue();
    assertThat(read.isRouted(warning, "board")).isFalse();
    assertThat(read.link(warning)).contains("https://funnel.example.com/goals/win-rate");
  }

  @Test
  void mistakesAreToldByLineAndFieldAndNeverWithASecret() {
    var problems =
        problems(
            """
            receivers:
              chat: {type: slack, url: https://hooks.slack.com/services/T0/B0/s3cret}
              other: {type: slck, url: {env: SLACK_URL}}
              nowhere: {type: teams, url: {env: NO_URL}}
              unset: {type: pagerduty, routing_key: {env: UNSET}}
              mail: {type: mail, host: smtp.example.com, from: somebody, to: [a@example.com]}
              hook: {type: webhook, url: 's3cret', secret: {file: missing}}
            routes:
              - match: {severity: high}
                to: [chatt]
            """);

    assertThat(problems.stream().map(problem -> problem.line() + " " + problem.field()))
        .containsExactly(
            "2 receivers.chat.url",
            "3 receivers.other.type",
            "4 receivers.nowhere.url",
            "5 receivers.unset.routing_key.env",
            "6 receivers.mail.from",
            "7 receivers.hook.url",
            "7 receivers.hook.secret.file",
            "9 routes[0].match.severity",
            "10 routes[0].to[0]");
    assertThat(problems.toString())
        .doesNotContain("s3cret")
        .contains("did you mean 'slack'?")
        .contains("did you mean 'chat'?");
  }

  private List<YamlProblem> problems(String text) {
    return catchThrowableOfType(InvalidYamlException.class, () -> read(text)).problems();
  }

  private Notifications read(String text) throws IOException {
    var file = folder.resolve("notifications.yaml");
    Files.writeString(file, text);
    return NotificationsYaml.read(file, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
  }
}

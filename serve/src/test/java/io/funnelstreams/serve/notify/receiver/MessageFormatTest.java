package io.funnelstreams.serve.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.serve.notify.Alerts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The messages, against what the vendors publish of their interfaces. */
class MessageFormatTest {
  private static final Instant NOW = Instant.parse("2026-04-10T08:00:00Z");

  @Test
  void slackGetsAnAttachmentWithoutMarksOfItsOwn() {
    assertThat(json(SlackMessage.of(Alerts.both().get(0)).toString()))
        .isEqualTo(
            json(
                """
                {"attachments": [{
                  "fallback": "[FIRING, warning] Win rate, region=EMEA",
                  "color": "#ecb22e",
                  "title": "[FIRING, warning] Win rate, region=EMEA",
                  "text": "Win rate is 21 % where 30 % was expected by &lt;now&gt; &amp; then.",
                  "footer": "FunnelStreams",
                  "ts": 1775772000,
                  "title_link": "https://funnel.example.com/goals/win-rate",
                  "fields": [
                    {"title": "KPI", "value": "win_rate", "short": true},
                    {"title": "Segment", "value": "region=EMEA", "short": true},
                    {"title": "Figures of", "value": "2026-04-01 to 2026-04-09", "short": true},
                    {"title": "Actual", "value": "21.0 %", "short": true},
                    {"title": "Expected", "value": "30.0 %", "short": true},
                    {"title": "Target", "value": "32.0 %", "short": true},
                    {"title": "Owner", "value": "Dulcinea", "short": true},
                    {"title": "Team", "value": "closers", "short": true}
                  ]
                }]}
                """));
  }

  @Test
  void teamsGetsAMessageWithOneAdaptiveCard() {
    var message = TeamsMessage.of(Alerts.both().get(0));

    assertThat(message.path("type").asText()).isEqualTo("message");
    var attachment = message.path("attachments").path(0);
    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(attachment.path("contentUrl").isNull()).isTrue();
    var card = attachment.path("content");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.path("version").asText()).isEqualTo("1.4");
    assertThat(card.findValuesAsText("type"))
        .containsExactly("AdaptiveCard", "TextBlock", "TextBlock", "FactSet", "Action.OpenUrl");
    assertThat(card.path("body").path(0))
        .isEqualTo(
            json(
                """
                {"type": "TextBlock", "text": "\\\\[FIRING, warning\\\\] Win rate, region=EMEA",
                 "wrap": true, "size": "Medium", "weight": "Bolder", "color": "Warning"}
                """));
    assertThat(card.path("body").path(2).path("facts").path(0))
        .isEqualTo(json("{\"title\": \"KPI\", \"value\": \"win\\\\_rate\"}"));
    assertThat(card.path("actions").path(0).path("url").asText())
        .isEqualTo("https://funnel.example.com/goals/win-rate");
  }

  @Test
  void pagerDutyGetsATriggerAndAResolutionUnderOneKey() {
    var key = Secret.of("a test", "0123456789abcdef0123456789abcdef");
    var trigger = PagerDutyReceiver.event(Alerts.both().get(0), key);
    var resolution = PagerDutyReceiver.event(Alerts.both().get(1), key);

    assertThat(trigger)
        .isEqualTo(
            json(
                """
                {
                  "routing_key": "0123456789abcdef0123456789abcdef",
                  "event_action": "trigger",
                  "dedup_key": "drift/win-rate/2026-04-07",
                  "client": "FunnelStreams",
                  "client_url": "https://funnel.example.com/goals/win-rate",
                  "links": [
                    {"href": "https://funnel.example.com/goals/win-rate", "text": "Look into it"}],
                  "payload": {
                    "summary": "Win rate, region=EMEA: Win rate is 21 % where 30 % was expected by \
                <now> & then.",
                    "source": "FunnelStreams",
                    "severity": "warning",
                    "timestamp": "2026-04-09T22:00:00Z",
                    "class": "drift",
                    "component": "win_rate",
                    "group": "closers",
                    "custom_details": {
                      "KPI": "win_rate", "Segment": "region=EMEA",
                      "Figures of": "2026-04-01 to 2026-04-09",
                      "Actual": "21.0 %", "Expected": "30.0 %", "Target": "32.0 %",
                      "Owner": "Dulcinea", "Team": "closers"}
                  }
                }
                """));
    assertThat(resolution.path("event_action").asText()).isEqualTo("resolve");
    assertThat(resolution.path("dedup_key")).isEqualTo(trigger.path("dedup_key"));
  }

  @Test
  void alertmanagerGetsOneSetOfLabelsFromFiringToResolving() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var timing = new AlertmanagerReceiver.Timing(Duration.ofMinutes(1), Duration.ofMinutes(15));
    var post =
        new HttpPost(
            HttpPost.client(Duration.ofSeconds(1)),
            URI.create("http://localhost:9093/"),
            Duration.ofSeconds(1));
    var receiver = new AlertmanagerReceiver(post, Map.of(), timing, clock);

    var message = receiver.message(Alerts.both());

    assertThat(message.path(0).path("labels"))
        .isEqualTo(
            json(
                """
                {"alertname": "FunnelGoalDrift", "thread": "drift/win-rate/2026-04-07",
                 "subject": "drift/win-rate", "severity": "warning", "goal": "win-rate",
                 "kpi": "win_rate", "owner": "Dulcinea", "team": "closers",
                 "segment_region": "EMEA"}
                """));
    assertThat(message.path(1).path("labels")).isEqualTo(message.path(0).path("labels"));
    assertThat(message.path(0).path("startsAt").asText()).isEqualTo("2026-04-09T22:00:00Z");
    assertThat(message.path(0).path("endsAt").asText()).isEqualTo("2026-04-10T08:15:00Z");
    assertThat(message.path(1).path("endsAt").asText()).isEqualTo("2026-04-12T22:00:00Z");
    assertThat(message.path(0).path("generatorURL").asText())
        .isEqualTo("https://funnel.example.com/goals/win-rate");
    assertThat(names(message.path(0).path("annotations"))).allMatch(n -> n.matches("[a-z_]+"));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

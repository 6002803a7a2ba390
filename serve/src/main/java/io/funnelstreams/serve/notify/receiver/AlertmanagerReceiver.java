package io.funnelstreams.serve.notify.receiver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.serve.notify.notice.Notice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A Prometheus Alertmanager, through its API v2: silences, grouping, inhibition and routing are its
 * own. It takes an alert to be over when it is not sent again, so firing alerts are sent every
 * minute or so, with an end that moves on. A resolved alert keeps its actual end.
 */
public final class AlertmanagerReceiver implements StandingReceiver {
  private final HttpPost alerts;
  private final Map<String, String> headers;
  private final Timing timing;
  private final Clock clock;

  /**
   * How long alerts live there.
   *
   * @param resend how often firing alerts are sent again
   * @param expire how long after the last sending a firing alert is taken to be over
   */
  public record Timing(Duration resend, Duration expire) {}

  /**
   * An Alertmanager.
   *
   * @param address its own address, without the path of the API
   * @param headers of authorization, for a proxy before it
   */
  public AlertmanagerReceiver(
      HttpPost address, Map<String, String> headers, Timing timing, Clock clock) {
    this.alerts = address.below("/api/v2/alerts");
    this.headers = Map.copyOf(headers);
    this.timing = timing;
    this.clock = clock;
  }

  @Override
  public void send(Notice notice) throws DeliveryException {
    resend(List.of(notice));
  }

  @Override
  public void resend(List<Notice> notices) throws DeliveryException {
    alerts.send(Json.bytes(message(notices)), headers);
  }

  @Override
  public Duration every() {
    return timing.resend();
  }

  @Override
  public String description() {
    return "alertmanager at " + alerts.place();
  }

  ArrayNode message(List<Notice> notices) {
    var list = Json.array();
    notices.forEach(notice -> list.add(alert(notice)));
    return list;
  }

  private ObjectNode alert(Notice notice) {
    var ends = notice.isFiring() ? clock.instant().plus(timing.expire()) : notice.at();
    var alert =
        Json.object()
            .put("startsAt", notice.alert().getFiredAt().toString())
            .put("endsAt", ends.toString());
    alert.set("labels", labels(notice));
    alert.set("annotations", annotations(notice));
    notice.link().ifPresent(link -> alert.put("generatorURL", link));
    return alert;
  }

  /** The labels that identify an alert: the same from firing to resolving. */
  private static ObjectNode labels(Notice notice) {
    var alert = notice.alert();
    var labels =
        Json.object()
            .put("alertname", name(notice.kind()))
            .put("thread", notice.thread())
            .put("subject", alert.getSubject())
            .put("severity", notice.severity());
    Notice.text(alert.getGoal()).ifPresent(goal -> labels.put("goal", goal));
    Notice.text(alert.getKpi()).ifPresent(kpi -> labels.put("kpi", kpi));
    Notice.text(alert.getOwner()).ifPresent(owner -> labels.put("owner", owner));
    Notice.text(alert.getTeam()).ifPresent(team -> labels.put("team", team));
    alert.getSegment().forEach((dimension, value) -> labels.put(label(dimension), value));
    return labels;
  }

  private static ObjectNode annotations(Notice notice) {
    var annotations =
        Json.object().put("summary", notice.alert().getTitle()).put("description", notice.story());
    notice.facts().forEach((name, value) -> annotations.put(annotation(name), value));
    return annotations;
  }

  private static String name(String kind) {
    return switch (kind) {
      case "drift" -> "FunnelGoalDrift";
      case "change" -> "FunnelKpiChange";
      case "no_data" -> "FunnelNoData";
      default -> "FunnelAlert";
    };
  }

  /** Names of labels are letters, digits and underscores. */
  private static String label(String dimension) {
    return "segment_" + dimension.replaceAll("[^a-zA-Z0-9_]", "_");
  }

  private static String annotation(String fact) {
    return fact.toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}

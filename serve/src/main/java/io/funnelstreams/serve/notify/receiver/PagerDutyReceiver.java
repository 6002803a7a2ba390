package io.funnelstreams.serve.notify.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.serve.notify.notice.Notice;
import java.util.Map;

/**
 * A service of PagerDuty, through its Events API v2: a firing alert triggers an incident, a
 * resolved one resolves it, both under one deduplication key.
 */
public final class PagerDutyReceiver implements Receiver {
  /**
   * The address for events of the United States service region; that of Europe has a host of its
   * own.
   */
  public static final String ADDRESS = "https://events.pagerduty.com/v2/enqueue";

  private static final int MOST_SUMMARY = 1024;
  private static final int MOST_KEY = 255;

  private final HttpPost events;
  private final Secret routingKey;

  /** With the integration key of the service. */
  public PagerDutyReceiver(HttpPost events, Secret routingKey) {
    this.events = events;
    this.routingKey = routingKey;
  }

  @Override
  public void send(Notice notice) throws DeliveryException {
    events.send(Json.bytes(event(notice, routingKey)), Map.of());
  }

  @Override
  public String description() {
    return "pagerduty at " + events.place();
  }

  static ObjectNode event(Notice notice, Secret routingKey) {
    var event =
        Json.object()
            .put("routing_key", routingKey.reveal())
            .put("event_action", notice.isFiring() ? "trigger" : "resolve")
            .put("dedup_key", key(notice.thread()))
            .put("client", "FunnelStreams");
    notice
        .link()
        .ifPresent(
            link -> {
              event.put("client_url", link);
              event.putArray("links").addObject().put("href", link).put("text", "Look into it");
            });
    event.set("payload", payload(notice));
    return event;
  }

  private static ObjectNode payload(Notice notice) {
    var alert = notice.alert();
    var payload =
        Json.object()
            .put("summary", summary(notice))
            .put("source", "FunnelStreams")
            .put("severity", severity(notice))
            .put("timestamp", notice.at().toString())
            .put("class", notice.kind());
    Notice.text(alert.getKpi()).ifPresent(kpi -> payload.put("component", kpi));
    Notice.text(alert.getTeam()).ifPresent(team -> payload.put("group", team));
    var details = payload.putObject("custom_details");
    notice.facts().forEach(details::put);
    return payload;
  }

  private static String summary(Notice notice) {
    return Json.atMost(MOST_SUMMARY, notice.alert().getTitle() + ": " + notice.story());
  }

  private static String severity(Notice notice) {
    return switch (notice.severity()) {
      case "critical", "warning" -> notice.severity();
      default -> "info";
    };
  }

  /** A thread is a goal's id and a day; one too long keeps apart from others by its digest. */
  private static String key(String thread) {
    return thread.length() <= MOST_KEY ? thread : AlertDigest.hex(thread);
  }
}

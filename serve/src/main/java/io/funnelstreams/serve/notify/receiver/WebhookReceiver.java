package io.funnelstreams.serve.notify.receiver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.serve.notify.notice.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/**
 * A program of your own, by a signed request as the Standard Webhooks specification has it
 * (standardwebhooks.com): {@code webhook-id} is the same however often a notification is sent,
 * {@code webhook-signature} is the HMAC-SHA256 of id, timestamp and body, joined by full stops.
 */
public final class WebhookReceiver implements Receiver {
  private static final String KEY_PREFIX = "whsec_";

  private final HttpPost webhook;
  private final byte[] key;
  private final Clock clock;

  /**
   * A receiver.
   *
   * @param secret a text, or {@code whsec_} and a key in Base64
   * @throws IllegalArgumentException where what follows the prefix is not Base64
   */
  public WebhookReceiver(HttpPost webhook, Secret secret, Clock clock) {
    this.webhook = webhook;
    this.key = key(secret.reveal());
    this.clock = clock;
  }

  private static byte[] key(String secret) {
    return secret.startsWith(KEY_PREFIX)
        ? Base64.getDecoder().decode(secret.substring(KEY_PREFIX.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void send(Notice notice) throws DeliveryException {
    var body = Json.bytes(message(notice));
    webhook.send(body, headers(notice.key(), body));
  }

  @Override
  public String description() {
    return "webhook at " + webhook.place();
  }

  /**
   * An id is a header: a text that is not visible ASCII, as a goal's name may be, is replaced by a
   * digest.
   */
  private Map<String, String> headers(String noticeKey, byte[] body) {
    var id = noticeKey.matches("[!-~]{1,200}") ? noticeKey : AlertDigest.hex(noticeKey);
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", timestamp,
        "webhook-signature", "v1," + signature(id, timestamp, body));
  }

  private String signature(String id, String timestamp, byte[] body) {
    var signed = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
    return Base64.getEncoder()
        .encodeToString(AlertDigest.hmac(key, signed.getBytes(StandardCharsets.UTF_8)));
  }

  static ObjectNode message(Notice notice) {
    return Json.object()
        .put("type", "alert." + state(notice))
        .put("timestamp", notice.at().toString())
        .set("data", content(notice));
  }

  private static String state(Notice notice) {
    return notice.isFiring() ? "firing" : "resolved";
  }

  private static ObjectNode content(Notice notice) {
    var alert = notice.alert();
    var content =
        Json.object()
            .put("alert_id", alert.getAlertId())
            .put("thread", notice.thread())
            .put("subject", alert.getSubject())
            .put("kind", notice.kind())
            .put("state", state(notice))
            .put("severity", notice.severity())
            .put("title", alert.getTitle())
            .put("reason", alert.getReason())
            .put("goal", alert.getGoal())
            .put("kpi", alert.getKpi());
    var segment = content.putObject("segment");
    alert.getSegment().forEach(segment::put);
    content
        .put("period_start", alert.getPeriodStart().toString())
        .put("period_end", alert.getPeriodEnd().toString())
        .put("since", alert.getSince().toString())
        .put("fired_at", alert.getFiredAt().toString())
        .put("resolved_at", notice.isFiring() ? null : notice.at().toString())
        .put("actual", alert.getActual())
        .put("expected", alert.getExpected())
        .put("target", alert.getTarget())
        .put("gap", alert.getGap())
        .put("unit", alert.getUnit())
        .put("owner", alert.getOwner())
        .put("team", alert.getTeam())
        .put("objective", alert.getObjective())
        .put("link", notice.link().orElse(null));
    alert.getStakeholders().forEach(content.putArray("stakeholders")::add);
    return content.set("group", group(notice));
  }

  private static ArrayNode group(Notice notice) {
    var group = Json.array();
    for (var part : notice.alert().getGroup()) {
      group
          .addObject()
          .put("alert_id", part.getAlertId())
          .put("title", part.getTitle())
          .put("reason", part.getReason());
    }
    return group;
  }
}

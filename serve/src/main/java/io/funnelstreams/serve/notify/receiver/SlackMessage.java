package io.funnelstreams.serve.notify.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.serve.notify.notice.Notice;

/**
 * A message for Slack, and for chats that take Slack's messages (Mattermost, Rocket.Chat): one
 * attachment, which all of them support. Only Slack supports its newer blocks.
 */
final class SlackMessage {
  private static final int MOST_TEXT = 3000;

  /** Longer values are shown in the whole width. */
  private static final int SHORT = 40;

  private SlackMessage() {}

  static ObjectNode of(Notice notice) {
    var attachment =
        Json.object()
            .put("fallback", escaped(notice.headline()))
            .put("color", colour(notice))
            .put("title", escaped(notice.headline()))
            .put("text", Json.atMost(MOST_TEXT, escaped(notice.story())))
            .put("footer", "FunnelStreams")
            .put("ts", notice.at().getEpochSecond());
    notice.link().ifPresent(link -> attachment.put("title_link", link));
    var fields = attachment.putArray("fields");
    notice
        .facts()
        .forEach(
            (name, value) ->
                fields
                    .addObject()
                    .put("title", name)
                    .put("value", escaped(value))
                    .put("short", value.length() <= SHORT));
    return Json.object().set("attachments", Json.array().add(attachment));
  }

  private static String colour(Notice notice) {
    if (!notice.isFiring()) {
      return "#2eb67d";
    }
    return switch (notice.severity()) {
      case "critical" -> "#e01e5a";
      case "warning" -> "#ecb22e";
      default -> "#36c5f0";
    };
  }

  /** These three begin links and mentions; a segment's value is not to call the whole channel. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

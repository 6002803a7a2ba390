package io.funnelstreams.serve.notify.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.serve.notify.notice.Notice;

/**
 * A message for a workflow of Microsoft Teams that begins with "When a Teams webhook request is
 * received": a message with an Adaptive Card. The workflow does not take the connectors' older
 * message cards.
 */
final class TeamsMessage {
  /** Teams refuses messages over 28 KB. */
  private static final int MOST_TEXT = 8000;

  private TeamsMessage() {}

  static ObjectNode of(Notice notice) {
    var attachment =
        Json.object()
            .put("contentType", "application/vnd.microsoft.card.adaptive")
            .putNull("contentUrl")
            .set("content", card(notice));
    return Json.object().put("type", "message").set("attachments", Json.array().add(attachment));
  }

  private static ObjectNode card(Notice notice) {
    var card =
        Json.object()
            .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .put("type", "AdaptiveCard")
            .put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    var body = card.putArray("body");
    body.add(
        text(notice.headline())
            .put("size", "Medium")
            .put("weight", "Bolder")
            .put("color", colour(notice)));
    body.add(text(notice.story()));
    var facts = body.addObject().put("type", "FactSet").putArray("facts");
    notice
        .facts()
        .forEach(
            (name, value) -> facts.addObject().put("title", name).put("value", escaped(value)));
    notice
        .link()
        .ifPresent(
            link ->
                card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Look into it")
                    .put("url", link));
    return card;
  }

  private static ObjectNode text(String text) {
    return Json.object()
        .put("type", "TextBlock")
        .put("text", Json.atMost(MOST_TEXT, escaped(text)))
        .put("wrap", true);
  }

  private static String colour(Notice notice) {
    if (!notice.isFiring()) {
      return "Good";
    }
    return switch (notice.severity()) {
      case "critical" -> "Attention";
      case "warning" -> "Warning";
      default -> "Accent";
    };
  }

  /** Cards take some Markdown; a segment's value is not to become a link. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_\\[\\]`])", "\\\\$1").replace("\n", "\n\n");
  }
}

package io.funnelstreams.serve.notify.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.serve.notify.notice.Notice;
import java.util.Map;
import java.util.function.Function;

/**
 * A chat's incoming webhook: a message is posted to it, and nothing distinguishes a message from
 * its repetition.
 */
public final class ChatReceiver implements Receiver {
  private final String kind;
  private final HttpPost webhook;
  private final Function<Notice, JsonNode> message;

  private ChatReceiver(String kind, HttpPost webhook, Function<Notice, JsonNode> message) {
    this.kind = kind;
    this.webhook = webhook;
    this.message = message;
  }

  /** An incoming webhook of Slack, or of a chat that takes Slack's messages. */
  public static ChatReceiver slack(HttpPost webhook) {
    return new ChatReceiver("slack", webhook, SlackMessage::of);
  }

  /** A workflow of Microsoft Teams. */
  public static ChatReceiver teams(HttpPost webhook) {
    return new ChatReceiver("teams", webhook, TeamsMessage::of);
  }

  @Override
  public void send(Notice notice) throws DeliveryException {
    webhook.send(Json.bytes(message.apply(notice)), Map.of());
  }

  @Override
  public String description() {
    return kind + " at " + webhook.place();
  }
}

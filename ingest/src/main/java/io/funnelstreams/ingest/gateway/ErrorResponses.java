package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.Reply;
import java.util.Locale;

/** The replies to requests that cannot be read or are not authenticated. */
final class ErrorResponses {
  private static final int SOON_SECONDS = 2;

  private ErrorResponses() {}

  static Reply unknownPath() {
    return Reply.error(
        404,
        "nothing is here",
        "webhooks are sent to /v1/sources/NAME, events to /v1/events or /v1/cloudevents; a source"
            + " is on when it has a secret");
  }

  static Reply wrongMethod(String allowed) {
    return Reply.error(405, "this method is not taken here", "send " + allowed).allow(allowed);
  }

  static Reply noLength() {
    return Reply.error(
        411, "the request does not say how long it is", "send Content-Length, or send it chunked");
  }

  static Reply tooLarge(int limit) {
    return Reply.error(
        413,
        String.format(Locale.ROOT, "the body is larger than %,d bytes", limit),
        "send fewer events at a time, or raise gateway.max.body.bytes");
  }

  static Reply recordTooLarge() {
    return Reply.error(
        413,
        "an item is larger than Kafka takes in a record",
        "send smaller items, or raise max.message.bytes of the topics");
  }

  static Reply wrongType() {
    return Reply.error(
        415,
        "this type of content is not taken here",
        "send the type of content that this address is for, with its Content-Type");
  }

  static Reply wrongEncoding() {
    return Reply.error(415, "this encoding of content is not known", "send plain bytes or gzip");
  }

  static Reply brokenGzip() {
    return Reply.error(
        400, "the body says that it is gzip and is not", "send it whole, or without the header");
  }

  static Reply brokenBody() {
    return Reply.error(400, "the body ended before its end", "send it again");
  }

  /** An unknown caller learns nothing about the expected credentials; only the log has it. */
  static Reply notAuthenticated() {
    return Reply.error(401, "not authenticated", "the gateway's log says why");
  }

  static Reply tooMany(int seconds) {
    return Reply.error(
            429,
            "more requests a second than gateway.rate allows this source or key",
            "send again later, or several events at a time")
        .retryAfter(seconds);
  }

  static Reply busy() {
    return Reply.error(503, "more is on its way than there is memory for", "send again later")
        .retryAfter(SOON_SECONDS);
  }

  static Reply notAcknowledged() {
    return Reply.error(
            503,
            "Kafka has not acknowledged the events in time",
            "send again later; what is on its topic already does not count twice")
        .retryAfter(SOON_SECONDS);
  }

  static Reply unexpected() {
    return Reply.error(500, "the gateway failed", "its log says more; please report it");
  }
}

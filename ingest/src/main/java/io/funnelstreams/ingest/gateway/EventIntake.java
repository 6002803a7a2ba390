package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.EventFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes events in our own schema: a JSON object or an array of them, or CloudEvents with such data.
 */
public final class EventIntake implements GatewayEndpoint {
  private static final Set<String> JSON = Set.of("application/json", "");

  private final String name;
  private final EventFormat format;
  private final Credentials credentials;

  /** The built-in intake of a format. */
  public EventIntake(EventFormat format, Credentials credentials) {
    this(format.builtIn(), format, credentials);
  }

  /** For callers with these credentials. */
  EventIntake(String name, EventFormat format, Credentials credentials) {
    this.name = name;
    this.format = format;
    this.credentials = credentials;
  }

  /** The path of a format's events. */
  public static String path(EventFormat format) {
    return switch (format) {
      case NATIVE -> "/v1/events";
      case CLOUDEVENTS -> "/v1/cloudevents";
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean accepts(String mediaType) {
    return switch (format) {
      case NATIVE -> JSON.contains(mediaType);
      case CLOUDEVENTS -> CloudEvents.MEDIA_TYPES.contains(mediaType);
    };
  }

  @Override
  public Optional<AuthResult> checkHead(Request head, Instant now) {
    return credentials.checkHead(head, now);
  }

  @Override
  public Optional<String> refusal(Request request, Instant now) {
    return credentials.refusal(request, now);
  }

  @Override
  public String payer(Request request) {
    return name() + "/" + key(request);
  }

  /** A digest of the key, so that no key stays in memory longer than necessary. */
  private static String key(Request request) {
    try {
      var key = request.header("authorization").orElse("").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public Takings take(Request request) {
    var results = new EventResults();
    try {
      events(format, request).forEach(event -> results.add(event, request.receivedAt()));
      return results.takings();
    } catch (EventDocuments.Unreadable e) {
      return Takings.unreadable(e.reply());
    }
  }

  static List<JsonNode> events(EventFormat format, Request request)
      throws EventDocuments.Unreadable {
    return switch (format) {
      case NATIVE -> EventDocuments.events(EventDocuments.document(request.body()));
      case CLOUDEVENTS -> CloudEvents.events(request);
    };
  }
}

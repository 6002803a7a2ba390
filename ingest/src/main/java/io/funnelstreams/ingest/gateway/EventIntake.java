package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.ingest.request.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our own interface: an event as a JSON object, or an array of them. */
public final class EventIntake implements Intake {
  /** Where it is. */
  public static final String PATH = "/v1/events";

  private static final Set<String> TYPES = Set.of("application/json", "");

  private final String name;
  private final Credentials credentials;

  /** For callers with these credentials. */
  public EventIntake(Credentials credentials) {
    this("native", credentials);
  }

  EventIntake(String name, Credentials credentials) {
    this.name = name;
    this.credentials = credentials;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean accepts(String mediaType) {
    return TYPES.contains(mediaType);
  }

  @Override
  public Optional<String> refusal(Request request, Instant now) {
    return credentials.refusal(request, now);
  }

  @Override
  public String payer(Request request) {
    return name() + "/" + key(request);
  }

  /** A digest of the key, so that keys lie nowhere in memory longer than they must. */
  static String key(Request request) {
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
      events(request).forEach(event -> results.add(event, request.receivedAt()));
      return results.takings();
    } catch (EventDocuments.Unreadable e) {
      return Takings.unreadable(e.reply());
    }
  }

  static List<JsonNode> events(Request request) throws EventDocuments.Unreadable {
    return EventDocuments.events(EventDocuments.document(request.body()));
  }
}

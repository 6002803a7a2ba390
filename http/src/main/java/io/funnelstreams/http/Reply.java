package io.funnelstreams.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An HTTP reply. No part of a request ever gets into a header.
 *
 * @param type the media type of the body
 * @param retryAfter seconds after which the caller should send again
 * @param allow the methods that would have been right
 * @param error what is wrong, in words, where it is an error
 */
public record Reply(
    int status,
    String type,
    String body,
    OptionalInt retryAfter,
    Optional<String> allow,
    Optional<String> error) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";
  private static final int SOON_SECONDS = 2;

  /** A body of some media type. */
  public static Reply of(int status, String type, String body) {
    return new Reply(status, type, body, OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  /** A JSON document of maps, lists, texts and numbers. */
  public static Reply json(int status, Object document) {
    try {
      return of(status, JSON_TYPE, JSON.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an answer is no JSON", e);
    }
  }

  /** An error, for the log of the person who configured the caller. */
  public static Reply error(int status, String error, String whatToDo) {
    var document = new LinkedHashMap<String, String>();
    document.put("error", error);
    document.put("what_to_do", whatToDo);
    var reply = json(status, document);
    return new Reply(
        status, reply.type, reply.body, reply.retryAfter, reply.allow, Optional.of(error));
  }

  /** The reply of a server that accepts no more requests. */
  public static Reply stopping() {
    return error(503, "the server is stopping", "send again later").retryAfter(SOON_SECONDS);
  }

  /** The same, with the time after which sending again may help. */
  public Reply retryAfter(int seconds) {
    return new Reply(status, type, body, OptionalInt.of(seconds), allow, error);
  }

  /** The same, with the one method that is allowed. */
  public Reply allow(String method) {
    return new Reply(status, type, body, retryAfter, Optional.of(method), error);
  }

  /** A JSON document of one word. */
  public static Reply status(int status, String word) {
    return json(status, Map.of("status", word));
  }
}

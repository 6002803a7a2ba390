package io.funnelstreams.ingest.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.funnelstreams.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** JSON documents of one event or of several. */
final class EventDocuments {
  static final int MOST_EVENTS = 1_000;

  /** An event is two levels deep; a much deeper document would only cost time. */
  private static final int MOST_DEPTH = 50;

  private static final ObjectReader JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .reader();

  private EventDocuments() {}

  /** Why a body holds no events. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }

    Reply reply() {
      return Reply.error(
          400, getMessage(), "send one event as a JSON object, or an array of at most 1,000");
    }
  }

  static JsonNode document(byte[] body) throws Unreadable {
    try {
      var document = JSON.readTree(body);
      if (document.isMissingNode()) {
        throw new Unreadable("the body is empty", null);
      }
      return document;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      var where =
          place == null
              ? ""
              : " at line %s, column %s".formatted(place.getLineNr(), place.getColumnNr());
      throw new Unreadable("the body is no JSON%s".formatted(where), e);
    } catch (IOException e) {
      throw new Unreadable("the body is no text in UTF-8", e);
    } catch (NumberFormatException e) {
      // The parser takes 1e99999999999 for a number and then cannot make one of it.
      throw new Unreadable("the body has a number that is too large", e);
    }
  }

  /** The events of a document. */
  static List<JsonNode> events(JsonNode document) throws Unreadable {
    if (!document.isArray()) {
      return List.of(document);
    }
    if (document.isEmpty() || document.size() > MOST_EVENTS) {
      throw new Unreadable(
          String.format(Locale.ROOT, "the array has %,d events", document.size()), null);
    }
    return StreamSupport.stream(document.spliterator(), false).toList();
  }
}

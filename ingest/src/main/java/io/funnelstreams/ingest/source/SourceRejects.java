package io.funnelstreams.ingest.source;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.reject.ErasureRequest;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.TopicPlace;
import io.funnelstreams.ingest.row.Raw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Makes rejects of the inputs that a source could not take, and reads them again. */
final class SourceRejects {
  static final String ITEM = "application/json";

  /**
   * The key of a reject's context for the meaning of its raw bytes. Rejects never keep headers,
   * because they hold secrets.
   */
  private static final String PART = "part";

  private static final String WHOLE = "body";
  private static final String RECEIVED = "received";
  private static final String BINDINGS = "bindings";

  private final String source;
  private final String mapping;

  SourceRejects(String source, String mapping) {
    this.source = source;
    this.mapping = mapping;
  }

  /**
   * The origin of an input.
   *
   * @param topic the position of its record; empty for a request
   * @param bindings the variables of expressions over its items
   */
  record Origin(Instant at, Optional<TopicPlace> topic, Map<String, Object> bindings) {
    static Origin ofRequest(Instant at) {
      return new Origin(at, Optional.empty(), Map.of());
    }

    static Origin of(RecordDocument document) {
      var place =
          new TopicPlace(
              document.topic(),
              OptionalInt.of(document.partition()),
              OptionalLong.of(document.offset()));
      return new Origin(document.readAt(), Optional.of(place), document.bindings());
    }
  }

  /**
   * A rejected input.
   *
   * @param part whether it is a whole body or an item of one
   */
  private record Input(Raw raw, String contentType, String part) {
    static Input ofItem(Object item) {
      return new Input(Raw.of(ItemJson.bytes(item)), ITEM, "item");
    }
  }

  Reject ofItem(Object item, Rejection rejection, Origin origin) {
    var input = Input.ofItem(item);
    return reject(id(input, origin), input, rejection, origin, Map.of());
  }

  /**
   * All requests of a source to forget a party are one request, in however many notifications they
   * come.
   */
  Reject ofErasure(Object item, String party, Origin origin) {
    return reject(
        id("erasure of " + party),
        Input.ofItem(item),
        ErasureRequest.rejection(source, party),
        origin,
        ErasureRequest.context(party));
  }

  Reject ofBody(byte[] body, String contentType, String why, Origin origin) {
    var input = new Input(Raw.of(body), contentType, WHOLE);
    var rejection =
        new Rejection(RejectReason.UNREADABLE, Optional.empty(), "the body cannot be read: " + why);
    return reject(id(input, origin), input, rejection, origin, Map.of());
  }

  private Reject reject(
      String id, Input input, Rejection rejection, Origin origin, Map<String, String> more) {
    var context = new HashMap<>(more);
    context.put(PART, input.part());
    context.put(RECEIVED, origin.at().toString());
    if (!origin.bindings().isEmpty()) {
      context.put(BINDINGS, ItemJson.text(origin.bindings()));
    }
    return new Reject(
        id,
        source,
        input.raw(),
        input.contentType(),
        rejection,
        Optional.empty(),
        OptionalLong.empty(),
        origin.topic(),
        Optional.of(mapping),
        context,
        origin.at(),
        1);
  }

  /** The same input that is sent again is the same reject. */
  private String id(Input input, Origin origin) {
    var content = input.raw().text(StandardCharsets.ISO_8859_1);
    return id(origin.topic().map(TopicPlace::toString).orElse("") + "\n" + content);
  }

  private String id(String what) {
    var text = source + "/" + mapping + "/" + what;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether the raw bytes are a whole body, and not an item of one. */
  static boolean isWhole(Reject reject) {
    return WHOLE.equals(reject.context().get(PART));
  }

  /** The origin of a reject. */
  @SuppressWarnings("unchecked")
  static Origin originOf(Reject reject) throws UnreadableBody {
    var received = Optional.ofNullable(reject.context().get(RECEIVED)).map(Instant::parse);
    var bindings = reject.context().get(BINDINGS);
    return new Origin(
        received.orElse(reject.at()),
        reject.topic(),
        bindings == null
            ? Map.of()
            : (Map<String, Object>) JsonBody.read(bindings.getBytes(StandardCharsets.UTF_8)));
  }
}

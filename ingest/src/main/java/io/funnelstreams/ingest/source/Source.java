package io.funnelstreams.ingest.source;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.auth.Scheme;
import io.funnelstreams.ingest.mapping.EventSpec;
import io.funnelstreams.ingest.mapping.Mapped;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RowRejects;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.SourceRejects.Origin;
import io.funnelstreams.schemas.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A system that sends events by itself: how its requests are authenticated and what its bodies
 * become. Safe for use by several threads.
 */
public final class Source {
  /** Each item makes an event or a reject; no vendor sends nearly as many at once. */
  private static final int MOST_ITEMS = 10_000;

  private final String name;
  private final SourceSpec spec;
  private final String text;
  private final SourceSwitch onOff;
  private final SourceRejects rejects;

  /** Readers that are idle; there are as many readers as threads that read at once. */
  private final Queue<SourceReader> idle = new ConcurrentLinkedQueue<>();

  Source(String name, SourceSpec spec, String text, SourceSwitch onOff) {
    this.name = name;
    this.spec = spec;
    this.text = text;
    this.onOff = onOff;
    this.rejects = new SourceRejects(spec.mapping().source(), name);
    idle.add(new SourceReader(spec, onOff));
  }

  /** Its name in requests and commands: the name of its folder. */
  public String name() {
    return name;
  }

  /** Its title, for people. */
  public String title() {
    return spec.title();
  }

  /** The vendor's page about its events. */
  public Optional<String> docs() {
    return spec.docs();
  }

  /** Its file; where it extends a built-in one, that one's file comes first. */
  public String text() {
    return text;
  }

  /** How its requests are authenticated: one of these is enough. */
  public List<Scheme> authentication() {
    return spec.schemes();
  }

  /** The valid secrets. */
  public List<Secret> secrets() {
    return onOff.secrets();
  }

  /** Whether requests and records are taken. */
  public boolean isOn() {
    return onOff.whyOff().isEmpty();
  }

  /** Why the source is disabled; empty where it is enabled. */
  public Optional<String> whyOff() {
    return onOff.whyOff();
  }

  /** How a handshake is authenticated, where it is not as other requests are; else empty. */
  public List<Scheme> authenticationOfHandshake() {
    return spec.handshake().map(Handshake::schemes).orElse(List.of());
  }

  /** The secrets of that authentication. */
  public List<Secret> secretsOfHandshake() {
    return onOff.secretsOfHandshake();
  }

  /** The method of handshakes, where it is not that of the other requests. */
  public Optional<String> methodOfHandshake() {
    return spec.handshake().flatMap(Handshake::method).filter(method -> !method.equals(method()));
  }

  /**
   * The answer to a request that is a handshake; empty where it is none. A request without a body
   * is judged only by its query and headers.
   */
  public Optional<Answer> handshake(Request request) {
    var reader = idleReader();
    try {
      Object document = request.body().length == 0 ? Map.of() : spec.body().read(request);
      return reader.handshake(document, RequestBindings.of(request));
    } catch (UnreadableBody e) {
      return Optional.empty();
    } finally {
      idle.add(reader);
    }
  }

  /** The method of its requests. */
  public String method() {
    return spec.method();
  }

  /** The topics that hold its records; most sources have none. */
  public List<String> topics() {
    return spec.topics();
  }

  /** The format of the values of its topics' records. */
  public TopicValue topicValue() {
    return spec.value();
  }

  /** The format of its events, where they are in our own schema and no mapping reads them. */
  public Optional<EventFormat> reader() {
    return spec.reader();
  }

  /** The mapping of its items. */
  public Mapping mapping() {
    return spec.mapping();
  }

  /** The families that it makes events of. */
  public Set<Family> families() {
    var families = new TreeSet<Family>();
    if (spec.reader().isPresent()) {
      families.addAll(List.of(Family.values()));
    }
    spec.mapping().events().stream().map(EventSpec::family).forEach(families::add);
    return families;
  }

  /** Whether a body of this media type can be one of its own. */
  public boolean accepts(String contentType) {
    return spec.body().accepts(contentType);
  }

  /** The document of a request's body; empty where it cannot be read. */
  public Optional<Object> document(Request request) {
    try {
      return Optional.ofNullable(spec.body().read(request));
    } catch (UnreadableBody e) {
      return Optional.empty();
    }
  }

  /** Parses a request that has been authenticated. */
  public ParsedRequest take(Request request) {
    var origin = Origin.ofRequest(request.receivedAt());
    try {
      return take(spec.body().read(request), RequestBindings.of(request), origin);
    } catch (UnreadableBody e) {
      return ParsedRequest.unreadable(
          rejects.ofBody(request.body(), request.contentType(), e.getMessage(), origin));
    }
  }

  /** The reject of an item that another reader found wrong. */
  public Reject reject(Request request, Object item, Rejection rejection) {
    return rejects.ofItem(item, rejection, Origin.ofRequest(request.receivedAt()));
  }

  /** The reject of a body that another reader cannot read. */
  public Reject unreadable(Request request, String why) {
    var origin = Origin.ofRequest(request.receivedAt());
    return rejects.ofBody(request.body(), request.contentType(), why, origin);
  }

  /** Parses a record of one of its topics. */
  public ParsedRequest take(RecordDocument document) {
    var origin = Origin.of(document);
    try {
      return take(document.document(), document.bindings(), origin);
    } catch (UnreadableBody e) {
      var raw = ItemJson.bytes(document.document());
      return ParsedRequest.unreadable(
          rejects.ofBody(raw, SourceRejects.ITEM, e.getMessage(), origin));
    }
  }

  /**
   * The reject of a record that cannot be read as a document.
   *
   * @param place its document is ignored
   */
  public Reject unreadable(RecordDocument place, byte[] raw, String contentType, String why) {
    return rejects.ofBody(raw, contentType, why, Origin.of(place));
  }

  /** Retries a reject of this source. */
  ParsedRequest takeAgain(Reject reject) {
    var origin = Origin.ofRequest(reject.at());
    try {
      origin = SourceRejects.originOf(reject);
      return SourceRejects.isWhole(reject)
          ? takeWholeAgain(reject, origin)
          : items(List.of(JsonBody.read(reject.raw().bytes())), origin);
    } catch (UnreadableBody e) {
      return ParsedRequest.unreadable(
          rejects.ofBody(reject.raw().bytes(), reject.contentType(), e.getMessage(), origin));
    }
  }

  /** A reject keeps the time of its arrival, but no headers and no query. */
  private ParsedRequest takeWholeAgain(Reject reject, Origin origin) throws UnreadableBody {
    var type = reject.contentType();
    var headers = Map.of("content-type", List.of(type));
    var request =
        new Request(method(), "", headers, Map.of(), reject.raw().bytes(), type, origin.at());
    var bindings = origin.topic().isPresent() ? origin.bindings() : RequestBindings.of(request);
    return take(spec.body().read(request), bindings, origin);
  }

  private ParsedRequest take(Object document, Map<String, Object> bindings, Origin origin)
      throws UnreadableBody {
    var reader = idleReader();
    try {
      var handshake = reader.handshake(document, bindings);
      return handshake.isPresent()
          ? ParsedRequest.handshake(handshake.get())
          : items(reader.items(document, bindings), origin);
    } finally {
      idle.add(reader);
    }
  }

  private SourceReader idleReader() {
    return Optional.ofNullable(idle.poll()).orElseGet(() -> new SourceReader(spec, onOff));
  }

  private ParsedRequest items(List<Object> items, Origin origin) throws UnreadableBody {
    if (items.size() > MOST_ITEMS) {
      throw new UnreadableBody(
          String.format(Locale.ROOT, "it holds more than %,d items", MOST_ITEMS));
    }
    var reader = idleReader();
    try {
      var outcomes = new ArrayList<ItemOutcome>();
      for (var item : items) {
        outcomes.add(outcome(reader, item, origin).at(outcomes.size()));
      }
      if (outcomes.isEmpty()) {
        outcomes.add(new ItemOutcome.NotOfInterest());
      }
      return ParsedRequest.items(outcomes, spec.answer());
    } finally {
      idle.add(reader);
    }
  }

  private ItemOutcome outcome(SourceReader reader, Object item, Origin origin) {
    if (!(item instanceof Map<?, ?> object)) {
      var rejection =
          new Rejection(
              RejectReason.UNREADABLE, Optional.empty(), "an item is an object, this is none");
      return new ItemOutcome.Rejected(rejects.ofItem(item, rejection, origin));
    }
    try {
      var party = reader.partyToForget(object, origin.bindings());
      if (party.isPresent()) {
        return new ItemOutcome.Rejected(rejects.ofErasure(item, party.get(), origin));
      }
    } catch (UnreadableBody e) {
      var rejection =
          new Rejection(RejectReason.UNMAPPABLE, Optional.of("erasure"), e.getMessage());
      return new ItemOutcome.Rejected(rejects.ofItem(item, rejection, origin));
    }
    return mapped(reader, object, origin);
  }

  private ItemOutcome mapped(SourceReader reader, Map<?, ?> item, Origin origin) {
    var mapped = reader.map(item, origin.bindings(), origin.at());
    if (mapped instanceof Mapped.Rejected no) {
      return new ItemOutcome.Rejected(rejects.ofItem(item, RowRejects.rejection(no), origin));
    }
    var events = ((Mapped.Events) mapped).events();
    return events.isEmpty() ? new ItemOutcome.NotOfInterest() : new ItemOutcome.Events(events);
  }
}

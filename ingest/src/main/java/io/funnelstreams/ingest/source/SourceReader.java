package io.funnelstreams.ingest.source;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.mapping.ExpressionFailure;
import io.funnelstreams.ingest.mapping.Mapped;
import io.funnelstreams.ingest.mapping.MappingExpression;
import io.funnelstreams.ingest.mapping.ReceivedRow;
import io.funnelstreams.ingest.mapping.RowMapper;
import io.funnelstreams.ingest.row.JsonRow;
import io.funnelstreams.ingest.row.PlainText;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.RowLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source made ready to read documents. Not safe for use by several threads at once; it remembers
 * nothing from one document to the next.
 */
final class SourceReader {
  private static final Raw NOT_KEPT = Raw.of(new byte[0]);

  private final Optional<MappingExpression> items;
  private final Optional<Asking> handshake;
  private final Optional<Asking> erasure;
  private final RowMapper mapper;
  private final Map<String, Object> ownCompany;
  private final Map<String, Object> functions;

  /**
   * A reader.
   *
   * @throws io.funnelstreams.ingest.row.FileProblem where a lookup file cannot be used
   */
  SourceReader(SourceSpec spec, SourceSwitch onOff) {
    this.items = spec.items().map(MappingExpression::new);
    this.handshake = spec.handshake().map(Handshake::asked).map(Asking::of);
    this.functions = HandshakeFunctions.of(onOff.secretsOfHandshake());
    this.erasure = spec.erasure().map(Asking::of);
    this.ownCompany = spec.ownCompany().bindings();
    this.mapper = RowMapper.of(spec.mapping(), RowLayout.json(), List.of(), Instant.EPOCH);
  }

  /** A request rule made ready for documents. */
  private record Asking(MappingExpression when, MappingExpression gives) {
    static Asking of(RequestRule demand) {
      return new Asking(
          new MappingExpression(demand.when()), new MappingExpression(demand.gives()));
    }

    boolean isIn(Object document, Map<String, Object> bindings) throws UnreadableBody {
      return value(when, document, bindings).filter(MappingExpression::isTrue).isPresent();
    }

    Optional<Object> given(Object document, Map<String, Object> bindings) throws UnreadableBody {
      return value(gives, document, bindings);
    }
  }

  /** The answer to a handshake; empty where the document is none. */
  Optional<Answer> handshake(Object document, Map<String, Object> bindings) throws UnreadableBody {
    if (handshake.isEmpty() || !handshake.get().isIn(document, bindings)) {
      return Optional.empty();
    }
    var all = withOwnCompany(bindings);
    all.putAll(functions);
    return Optional.of(answer(handshake.get().given(document, all).orElse("")));
  }

  private static Answer answer(Object value) {
    return value instanceof String text
        ? new Answer("text/plain", text)
        : new Answer("application/json", ItemJson.text(value));
  }

  /** The items of a document; none where it holds nothing that the expression selects. */
  List<Object> items(Object document, Map<String, Object> bindings) throws UnreadableBody {
    var found =
        items.isEmpty()
            ? Optional.ofNullable(document)
            : value(items.get(), document, withOwnCompany(bindings));
    if (found.isEmpty()) {
      return List.of();
    }
    return found.get() instanceof Collection<?> several
        ? new ArrayList<>(several)
        : List.of(found.get());
  }

  private static Optional<Object> value(
      MappingExpression expression, Object document, Map<String, Object> bindings)
      throws UnreadableBody {
    try {
      return expression.valueOf(document, bindings);
    } catch (ExpressionFailure e) {
      throw new UnreadableBody(e.getMessage());
    }
  }

  /**
   * The party that an item asks to forget; empty where it does not ask for that.
   *
   * @throws UnreadableBody where it asks, and does not name the party
   */
  Optional<String> partyToForget(Map<?, ?> item, Map<String, Object> bindings)
      throws UnreadableBody {
    if (erasure.isEmpty() || !erasure.get().isIn(item, bindings)) {
      return Optional.empty();
    }
    var party = erasure.get().given(item, withOwnCompany(bindings)).map(PlainText::of);
    if (party.filter(name -> !NormalizedText.isBlank(name)).isEmpty()) {
      throw new UnreadableBody("it asks to forget a person and does not say which");
    }
    return party;
  }

  private Map<String, Object> withOwnCompany(Map<String, Object> bindings) {
    var all = new HashMap<>(ownCompany);
    all.putAll(bindings);
    return all;
  }

  /** Maps an item, which is an object. */
  @SuppressWarnings("unchecked")
  Mapped map(Map<?, ?> item, Map<String, Object> bindings, Instant receivedAt) {
    var row = new JsonRow(1, NOT_KEPT, (Map<String, Object>) item, withOwnCompany(bindings));
    return mapper.mapItem(row, ReceivedRow.withRecordedAt(receivedAt));
  }
}

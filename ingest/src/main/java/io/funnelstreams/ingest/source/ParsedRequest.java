package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.reject.Reject;
import java.util.List;
import java.util.Optional;

/**
 * The result of parsing a request or a record. Nothing of it has been sent yet.
 *
 * @param items one for each item, in order, and a single one that is not of interest where there
 *     are no items; none of a body that cannot be read and of a handshake
 * @param answer the answer that the source requires, where it requires one
 * @param unreadable the whole body, where no items can be found in it
 */
public record ParsedRequest(
    List<ItemOutcome> items, Optional<Answer> answer, Optional<Reject> unreadable) {
  public ParsedRequest {
    items = List.copyOf(items);
  }

  static ParsedRequest items(List<ItemOutcome> items, Optional<Answer> answer) {
    return new ParsedRequest(items, answer, Optional.empty());
  }

  static ParsedRequest handshake(Answer answer) {
    return new ParsedRequest(List.of(), Optional.of(answer), Optional.empty());
  }

  static ParsedRequest unreadable(Reject reject) {
    return new ParsedRequest(List.of(), Optional.empty(), Optional.of(reject));
  }
}

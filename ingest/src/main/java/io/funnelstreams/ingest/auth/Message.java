package io.funnelstreams.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The signed text, piece by piece, so that a body of megabytes is not copied. */
final class Message {
  static final Message EMPTY = new Message(List.of());

  /** An empty piece means the secret. */
  private final List<Optional<byte[]>> pieces;

  private Message(List<Optional<byte[]>> pieces) {
    this.pieces = pieces;
  }

  Message and(byte[] bytes) {
    return with(Optional.of(bytes));
  }

  Message and(String text) {
    return and(text.getBytes(StandardCharsets.UTF_8));
  }

  Message andSecret() {
    return with(Optional.empty());
  }

  private Message with(Optional<byte[]> piece) {
    var longer = new ArrayList<>(pieces);
    longer.add(piece);
    return new Message(longer);
  }

  void feed(byte[] secret, Consumer<byte[]> into) {
    pieces.forEach(piece -> into.accept(piece.orElse(secret)));
  }
}

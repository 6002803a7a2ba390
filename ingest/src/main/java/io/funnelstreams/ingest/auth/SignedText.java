package io.funnelstreams.ingest.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text that a vendor signs, written with pieces in braces: {@code {timestamp}.{body}}. */
public final class SignedText {
  private static final Pattern PIECE =
      Pattern.compile("\\{(?<name>[a-z0-9_]+)(:(?<argument>[^{}]+))?}|(?<text>[^{}]+)");

  private final List<SignedPart> parts;

  private SignedText(List<SignedPart> parts) {
    this.parts = parts;
  }

  /**
   * Reads such a text.
   *
   * @throws IllegalArgumentException that says which piece is none
   */
  public static SignedText parse(String text) {
    var parts = new ArrayList<SignedPart>();
    var piece = PIECE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!piece.find(at) || piece.start() != at) {
        throw new IllegalArgumentException("a brace stands alone at character " + (at + 1));
      }
      parts.add(
          piece.group("text") != null
              ? new SignedPart(SignedPart.Kind.TEXT, piece.group("text"))
              : part(piece.group("name"), Optional.ofNullable(piece.group("argument"))));
      at = piece.end();
    }
    return new SignedText(List.copyOf(parts));
  }

  /** The names of the pieces, as they are written. */
  static List<String> pieces() {
    return Arrays.stream(SignedPart.Kind.values())
        .filter(kind -> kind != SignedPart.Kind.TEXT)
        .map(kind -> "{" + name(kind) + (kind.takesArgument() ? ":NAME}" : "}"))
        .toList();
  }

  boolean has(SignedPart.Kind kind) {
    return parts.stream().anyMatch(part -> part.kind() == kind);
  }

  boolean coversBody() {
    return parts.stream().anyMatch(part -> part.kind().coversBody());
  }

  boolean readsDocument() {
    return parts.stream().anyMatch(part -> part.kind().readsDocument());
  }

  /**
   * The messages that a vendor may have signed: one, or several where an address has several forms.
   */
  Lookup<List<Message>> messages(Call call, Optional<String> timestamp) {
    var messages = Lookup.of(List.of(Message.EMPTY));
    for (var part : parts) {
      messages = messages.then(soFar -> part.addTo(soFar, call, timestamp));
    }
    return messages;
  }

  private static SignedPart part(String name, Optional<String> argument) {
    var kind =
        Arrays.stream(SignedPart.Kind.values())
            .filter(k -> k != SignedPart.Kind.TEXT && name(k).equals(name))
            .filter(k -> k.takesArgument() == argument.isPresent())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no piece is written so: " + name));
    boolean isHeader = kind == SignedPart.Kind.HEADER;
    return new SignedPart(
        kind, argument.map(a -> isHeader ? a.toLowerCase(Locale.ROOT) : a).orElse(""));
  }

  private static String name(SignedPart.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}

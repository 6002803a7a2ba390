package io.funnelstreams.ingest.auth;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A piece of the text that is signed.
 *
 * @param argument the text itself, or the name or path that the kind asks for
 */
record SignedPart(Kind kind, String argument) {
  /** The kind of a piece; all but {@code TEXT} are written in braces. */
  enum Kind {
    TEXT(false),
    BODY(false),
    SECRET(false),
    METHOD(false),
    URL(false),
    URL_DECODED(false),
    URL_ANY_PORT(false),
    TIMESTAMP(false),
    HEADER(true),
    QUERY(true),
    FIELD(true),
    FORM_SORTED(false),
    BODY_SHA256_IN(true);

    private final boolean argument;

    Kind(boolean argument) {
      this.argument = argument;
    }

    boolean takesArgument() {
      return argument;
    }

    /** Whether a changed body would change it. */
    boolean coversBody() {
      return this == BODY || this == FIELD || this == FORM_SORTED || this == BODY_SHA256_IN;
    }

    boolean readsDocument() {
      return this == FIELD || this == FORM_SORTED;
    }
  }

  /** Adds this piece to the messages that there may be so far. */
  Lookup<List<Message>> addTo(List<Message> messages, Call call, Optional<String> timestamp) {
    var request = call.request();
    return switch (kind) {
      case TEXT -> all(messages, message -> message.and(argument));
      case BODY -> all(messages, message -> message.and(request.body()));
      case SECRET -> all(messages, Message::andSecret);
      case METHOD -> all(messages, message -> message.and(request.method()));
      case URL -> all(messages, message -> message.and(request.url()));
      case URL_DECODED -> all(messages, message -> message.and(Url.decoded(request.url())));
      case URL_ANY_PORT -> anyOf(messages, Url.anyPort(request.url()));
      case TIMESTAMP -> found(messages, Lookup.orNot(timestamp, "there is no time"));
      case HEADER -> found(messages, call.header(argument));
      case QUERY -> found(messages, call.query(argument));
      case FIELD -> found(messages, call.field(new DocumentPath(argument)));
      case FORM_SORTED -> found(messages, SortedForm.text(call));
      case BODY_SHA256_IN -> call.query(argument).then(hex -> bodyHas(hex, call, messages));
    };
  }

  private static Lookup<List<Message>> all(List<Message> messages, UnaryOperator<Message> longer) {
    return Lookup.of(messages.stream().map(longer).toList());
  }

  private static Lookup<List<Message>> found(List<Message> messages, Lookup<String> text) {
    return text.then(found -> all(messages, message -> message.and(found)));
  }

  private static Lookup<List<Message>> anyOf(List<Message> messages, List<String> texts) {
    Function<Message, List<Message>> each = m -> texts.stream().map(m::and).toList();
    return Lookup.of(messages.stream().flatMap(m -> each.apply(m).stream()).toList());
  }

  private static Lookup<List<Message>> bodyHas(String hex, Call call, List<Message> messages) {
    var digest = DigestAlgorithm.sha256(call.request().body());
    boolean same =
        Encoding.HEX.decode(hex).filter(given -> MessageDigest.isEqual(digest, given)).isPresent();
    return same
        ? Lookup.of(messages)
        : Lookup.not("the body has not the digest that the query says");
  }
}

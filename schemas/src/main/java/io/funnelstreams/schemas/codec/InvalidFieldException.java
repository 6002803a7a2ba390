package io.funnelstreams.schemas.codec;

/** Carries the name of a wrong field from a codec to {@link EventCodec}, and no further. */
final class InvalidFieldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /** A defect of a field; it has no stack trace, since bad data may come by the thousand. */
  InvalidFieldException(String field, String explanation) {
    super(explanation, null, false, false);
    this.field = field;
  }

  String field() {
    return field;
  }
}

package io.funnelstreams.ingest.mapping;

/** An expression has no value for a document; the message says why. */
public final class ExpressionFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExpressionFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

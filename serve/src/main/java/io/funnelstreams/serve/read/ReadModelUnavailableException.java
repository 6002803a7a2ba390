package io.funnelstreams.serve.read;

/** The read model cannot answer now: it was closed, or is being built anew. */
public final class ReadModelUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReadModelUnavailableException(String message) {
    super(message);
  }
}

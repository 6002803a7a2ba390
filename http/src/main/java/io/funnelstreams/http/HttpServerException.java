package io.funnelstreams.http;

/** The HTTP server cannot start. The message is a sentence for the person who starts it. */
public final class HttpServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and what to do. */
  public HttpServerException(String message, Throwable cause) {
    super(message, cause);
  }
}

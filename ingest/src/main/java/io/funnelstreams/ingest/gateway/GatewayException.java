package io.funnelstreams.ingest.gateway;

/** The gateway cannot start. The message is a sentence for the person who starts it. */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and what to do. */
  public GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}

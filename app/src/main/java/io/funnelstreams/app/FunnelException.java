package io.funnelstreams.app;

/**
 * A failure that a user can fix: the message says what is wrong and what to do. The command shows
 * only this message unless the user asks for more.
 */
public class FunnelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FunnelException(String message) {
    super(message);
  }

  public FunnelException(String message, Throwable cause) {
    super(message, cause);
  }
}

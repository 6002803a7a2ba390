package io.funnelstreams.app;

/**
 * A failure that a person can mend: the message says what is wrong and what to do, and is all that
 * the command shows of it unless asked for more.
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

package io.funnelstreams.app;

/** An input of the user is wrong: a file, a name, a value. */
public final class InputException extends FunnelException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}

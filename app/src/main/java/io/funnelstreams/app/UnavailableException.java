package io.funnelstreams.app;

/** The cluster or the registry does not answer: the same command may succeed later. */
public final class UnavailableException extends FunnelException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

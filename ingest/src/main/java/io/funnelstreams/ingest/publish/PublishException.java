package io.funnelstreams.ingest.publish;

/**
 * Events could not be delivered. The message is a sentence for the person who runs the program:
 * their target, what happened, what to do.
 */
public class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A delivery that failed. */
  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.funnelstreams.ingest.publish;

/** A record is larger than Kafka takes, however often it is sent. */
public final class TooLargeException extends PublishException {
  private static final long serialVersionUID = 1L;

  /** Which, as a sentence. */
  public TooLargeException(String message, Throwable cause) {
    super(message, cause);
  }
}

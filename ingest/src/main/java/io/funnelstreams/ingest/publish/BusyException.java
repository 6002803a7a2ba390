package io.funnelstreams.ingest.publish;

/** Kafka cannot take more now; a later retry may succeed. */
public final class BusyException extends PublishException {
  private static final long serialVersionUID = 1L;

  /** Why, as a sentence. */
  public BusyException(String message, Throwable cause) {
    super(message, cause);
  }
}

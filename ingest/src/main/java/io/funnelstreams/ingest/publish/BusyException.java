package io.funnelstreams.ingest.publish;

/** Kafka cannot take more just now; the same thing sent again later may well be taken. */
public final class BusyException extends PublishException {
  private static final long serialVersionUID = 1L;

  /** Why, as a sentence. */
  public BusyException(String message, Throwable cause) {
    super(message, cause);
  }
}

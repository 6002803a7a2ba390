package io.funnelstreams.serve.notify.receiver;

import java.time.Duration;
import java.util.Optional;

/**
 * An attempt that was not acknowledged. The message is for people: it names the receiver's host and
 * what happened, never an address with a secret in it.
 */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The kind of failure of an attempt. */
  public enum Kind {
    /** The receiver does not want it; sending the same again does not help. */
    REFUSED,
    /** It did not reach the receiver, or the receiver could not take it now. */
    NOT_TAKEN,
    /** It may have reached the receiver, but no answer came back. */
    UNANSWERED
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  private DeliveryException(Kind kind, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** The receiver does not want it. */
  static DeliveryException refused(String message) {
    return new DeliveryException(Kind.REFUSED, message, Optional.empty());
  }

  /** It was not taken this time. */
  static DeliveryException notTaken(String message) {
    return notTaken(message, Optional.empty());
  }

  /** It was not taken this time, and the receiver may have named a time to retry. */
  static DeliveryException notTaken(String message, Optional<Duration> retryAfter) {
    return new DeliveryException(Kind.NOT_TAKEN, message, retryAfter);
  }

  /** It is unknown whether the receiver took it. */
  static DeliveryException unanswered(String message) {
    return new DeliveryException(Kind.UNANSWERED, message, Optional.empty());
  }

  /** The kind of failure of the attempt. */
  public Kind kind() {
    return kind;
  }

  /** When the receiver wants to be asked again. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

package io.funnelstreams.schemas.failure;

import java.util.ArrayList;
import java.util.List;

/** The root cause of a failure, beneath every exception that wraps it. */
public final class FirstCause {
  private static final int MOST = 50;

  private FirstCause() {}

  /** The first cause in a sentence: its type, and its message where it has one. */
  public static String of(Throwable failure) {
    var chain = chain(failure);
    var first = chain.get(chain.size() - 1);
    var kind = first.getClass().getSimpleName();
    var message = first.getMessage();
    return message == null || message.isBlank() ? kind : kind + ": " + message;
  }

  /** Whether a failure or one of its causes is of a type. */
  public static boolean isOf(Throwable failure, Class<? extends Throwable> kind) {
    return chain(failure).stream().anyMatch(kind::isInstance);
  }

  private static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    for (var cause = failure;
        cause != null && !chain.contains(cause) && chain.size() < MOST;
        cause = cause.getCause()) {
      chain.add(cause);
    }
    return chain;
  }
}

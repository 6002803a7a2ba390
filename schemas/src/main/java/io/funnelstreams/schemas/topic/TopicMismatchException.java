package io.funnelstreams.schemas.topic;

import java.util.List;

/**
 * Topics whose configuration differs from their declaration. The message has a line for each
 * difference: the topic, what was expected, what was found and what to do.
 */
public final class TopicMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicMismatchException(List<String> differences) {
    super(String.join(System.lineSeparator(), differences));
  }
}

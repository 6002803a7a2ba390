package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The problems of one row, collected while it is mapped. */
final class Problems {
  private static final int MOST_SIGNS = 1_000;

  private final List<Rejection> found = new ArrayList<>(0);
  private final boolean ofMessage;
  private int reported;

  /** Of a row of a file. */
  Problems() {
    this(false);
  }

  /**
   * Of a row.
   *
   * @param ofMessage whether it came as a message, which no summary counts
   */
  Problems(boolean ofMessage) {
    this.ofMessage = ofMessage;
  }

  boolean ofMessage() {
    return ofMessage;
  }

  void unmappable(String field, String explanation) {
    add(RejectReason.UNMAPPABLE, Optional.of(field), explanation);
  }

  void currencyUnknown(String field, String explanation) {
    add(RejectReason.CURRENCY_UNKNOWN, Optional.of(field), explanation);
  }

  void invalid(String explanation) {
    add(RejectReason.INVALID, Optional.empty(), explanation);
  }

  private void add(RejectReason reason, Optional<String> field, String explanation) {
    var problem = new Rejection(reason, field, shortened(explanation));
    reported++;
    // Two events of a row often have a problem with the same value.
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** A quoted value may have any length; its ends show the problem. */
  private static String shortened(String explanation) {
    int half = MOST_SIGNS / 2;
    return explanation.length() <= MOST_SIGNS
        ? explanation
        : explanation.substring(0, half)
            + " ... "
            + explanation.substring(explanation.length() - half);
  }

  /** How many were reported, also where several are of one value. */
  int count() {
    return reported;
  }

  List<Rejection> found() {
    return List.copyOf(found);
  }
}

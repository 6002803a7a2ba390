package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import java.util.Map;
import java.util.Optional;

/**
 * A source's request to forget a person. It is no event: forgetting cannot be undone, so it waits
 * among the rejects until a user runs it.
 */
public final class ErasureRequest {
  private static final String PARTY = "party";

  private ErasureRequest() {}

  /** Why it waits, and what to do. */
  public static Rejection rejection(String source, String party) {
    return new Rejection(
        RejectReason.ERASURE_REQUESTED,
        Optional.empty(),
        ("%s asks that the person %s be forgotten: 'funnel forget --requested' lists whoever is"
                + " waiting, and does it")
            .formatted(source, party));
  }

  /** The context of its reject. */
  public static Map<String, String> context(String party) {
    return Map.of(PARTY, party);
  }

  /** The party that a reject asks to forget; empty of any other reject. */
  public static Optional<String> party(Reject reject) {
    return reject.rejection().reason() == RejectReason.ERASURE_REQUESTED
        ? Optional.ofNullable(reject.context().get(PARTY))
        : Optional.empty();
  }
}

package io.funnelstreams.core.journey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which measures count a part of what another counts, on the same days and in the same segments: in
 * every cell the part is at most the whole.
 */
public final class MeasureParts {
  private static final Map<Measure, Measure> WHOLES =
      Map.ofEntries(
          Map.entry(Measure.MQLS_REACHED_SQL, Measure.MQLS),
          Map.entry(Measure.LEADS_REACHED_MQL, Measure.LEADS),
          Map.entry(Measure.LEADS_REACHED_SQL, Measure.LEADS),
          Map.entry(Measure.LEADS_REACHED_DEAL, Measure.LEADS),
          Map.entry(Measure.LEADS_REACHED_CUSTOMER, Measure.LEADS),
          Map.entry(Measure.LEADS_REACHED_MEETING, Measure.LEADS),
          Map.entry(Measure.CONNECTED_CALLS, Measure.CALLS_WITH_OUTCOME),
          Map.entry(Measure.OPENED_DEALS_WON, Measure.DEALS_OPENED),
          Map.entry(Measure.OPENED_DEALS_LOST, Measure.DEALS_OPENED),
          Map.entry(Measure.SENT_CONTRACTS_SIGNED, Measure.CONTRACTS_SENT),
          Map.entry(Measure.RENEWALS, Measure.RENEWALS_DUE),
          Map.entry(Measure.BOUNCES, Measure.SESSIONS),
          Map.entry(Measure.REFERRAL_SESSIONS, Measure.SESSIONS),
          Map.entry(Measure.SOCIAL_SESSIONS, Measure.SESSIONS));

  /** The measures that rise and fall, so that a day may be below 0. */
  private static final Set<Measure> BOTH_WAYS =
      Set.of(Measure.OPEN_DEALS, Measure.CUSTOMERS, Measure.SUBSCRIBERS, Measure.FOLLOWER_GROWTH);

  private MeasureParts() {}

  /** Whether a measure counts existing things, so that no cell is below 0. */
  public static boolean isNeverNegative(Measure measure) {
    return measure.kind() == Measure.Kind.COUNT && !BOTH_WAYS.contains(measure);
  }

  /** The measure that a measure is a part of. */
  public static Optional<Measure> wholeOf(Measure part) {
    return Optional.ofNullable(WHOLES.get(part));
  }
}

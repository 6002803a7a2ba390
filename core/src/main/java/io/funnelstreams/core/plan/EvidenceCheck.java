package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * Whether the KPI of an action that was done moved: the days after the one it was done on against
 * as many days before it.
 *
 * @param knownOn the first day on which it can be said
 * @param before the KPI in the days before, in its unit; empty where it has no value
 * @param after the KPI in the days after, in its unit; empty where it has no value
 */
public record EvidenceCheck(
    Verdict verdict, LocalDate knownOn, OptionalDouble before, OptionalDouble after) {
  /** Sums of doubles do not meet a change to the last bit. */
  private static final double ROUNDING = 1e-9;

  /** The result of the comparison. */
  public enum Verdict {
    /** The days after it are not over. */
    TOO_EARLY,
    MOVED,
    NOT_MOVED,
    /** The KPI has no value before or after, or its events had stopped coming. */
    UNKNOWN
  }

  /**
   * Checks the evidence of an action.
   *
   * @param doneOn the day on which it was done, which counts neither before nor after
   */
  public static EvidenceCheck of(
      ActionEvidence evidence, LocalDate doneOn, KpiReader reader, LocalDate today) {
    var last = doneOn.plusDays(evidence.days());
    var knownOn = last.plusDays(1);
    if (today.isBefore(knownOn)) {
      return new EvidenceCheck(
          Verdict.TOO_EARLY, knownOn, OptionalDouble.empty(), OptionalDouble.empty());
    }
    var before = value(evidence, doneOn.minusDays(evidence.days()), doneOn.minusDays(1), reader);
    var after = value(evidence, doneOn.plusDays(1), last, reader);
    return new EvidenceCheck(verdict(evidence, before, after), knownOn, before, after);
  }

  private static OptionalDouble value(
      ActionEvidence evidence, LocalDate first, LocalDate last, KpiReader reader) {
    var segment = evidence.segment();
    boolean known = reader.since(segment).filter(day -> !day.isAfter(first)).isPresent();
    return known && !reader.activity(evidence.kpi(), segment).isSilentWithin(first, last)
        ? reader.value(evidence.kpi(), segment, first, last)
        : OptionalDouble.empty();
  }

  private static Verdict verdict(
      ActionEvidence evidence, OptionalDouble before, OptionalDouble after) {
    if (before.isEmpty() || after.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    double more = after.getAsDouble() - before.getAsDouble();
    double moved = evidence.upwards() ? more : -more;
    double asked =
        evidence.by().map(change -> change.value(before) - before.getAsDouble()).orElse(0.0);
    boolean enough = moved >= asked - ROUNDING * Math.abs(asked);
    return moved > 0 && enough ? Verdict.MOVED : Verdict.NOT_MOVED;
  }
}

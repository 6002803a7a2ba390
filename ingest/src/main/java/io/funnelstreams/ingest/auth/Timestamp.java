package io.funnelstreams.ingest.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that a vendor signs, which prevents a replay of a recorded request.
 *
 * @param place where it is; empty where it is beside the signature
 * @param inMillis whether it counts milliseconds, not seconds, since 1970
 * @param tolerance how far it may lie before and after now
 */
public record Timestamp(Optional<ValueLocation> place, boolean inMillis, Duration tolerance) {
  private static final String DIGITS = "\\d{1,15}";

  /** The text that was signed, of a time that is near enough to now. */
  Lookup<String> fresh(Call call, SignatureFormat.Carried carried) {
    return place
        .map(at -> at.single(call))
        .orElseGet(() -> Lookup.orNot(carried.timestamp(), "there is no time"))
        .then(text -> fresh(text, call.now()));
  }

  private Lookup<String> fresh(String text, Instant now) {
    if (!text.matches(DIGITS)) {
      return Lookup.not("the time is not a number of " + (inMillis ? "milliseconds" : "seconds"));
    }
    long number = Long.parseLong(text);
    var signed = inMillis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    if (signed.isBefore(now.minus(tolerance))) {
      return Lookup.not("the time is older than " + tolerance.toSeconds() + " s");
    }
    if (signed.isAfter(now.plus(tolerance))) {
      return Lookup.not("the time lies more than " + tolerance.toSeconds() + " s ahead");
    }
    return Lookup.of(text);
  }
}

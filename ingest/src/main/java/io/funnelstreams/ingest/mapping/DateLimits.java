package io.funnelstreams.ingest.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which dates count as missing: the placeholders that systems write for an empty date, and dates so
 * far in the future that the year must be a slip.
 *
 * @param placeholders placeholders for a missing date, besides those that every mapping knows
 * @param maxFuture how far after its arrival a date may lie
 */
public record DateLimits(Set<LocalDate> placeholders, Duration maxFuture) {
  /** The dates that databases, spreadsheets and programs write for a missing date. */
  private static final Set<LocalDate> KNOWN =
      Set.of(
          LocalDate.of(1, 1, 1),
          LocalDate.of(1753, 1, 1),
          LocalDate.of(1899, 12, 30),
          LocalDate.of(1899, 12, 31),
          LocalDate.of(1900, 1, 1),
          LocalDate.of(1970, 1, 1),
          LocalDate.of(9999, 12, 31));

  /** The zero date of a database, which no calendar has: {@code 0000-00-00 00:00:00}. */
  private static final Pattern ZEROS = Pattern.compile("(?:0[^0-9A-Za-z]*){6,}");

  /** Effective dates and ends of terms may be agreed on a lifetime ahead. */
  private static final Duration LIFETIME = Duration.ofDays(36_525);

  /** A year, in which contracts start that are already agreed. */
  public static final DateLimits STANDARD = new DateLimits(Set.of(), Duration.ofDays(366));

  public DateLimits {
    placeholders = Set.copyOf(placeholders);
  }

  /** The limits with further placeholders. */
  DateLimits plus(Set<LocalDate> more) {
    var all = new HashSet<>(placeholders);
    all.addAll(more);
    return new DateLimits(all, maxFuture);
  }

  /** Whether an instant lies on a placeholder day, in a zone or in UTC. */
  public boolean isPlaceholder(Instant at, ZoneId zone) {
    return isPlaceholder(LocalDate.ofInstant(at, zone))
        || isPlaceholder(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  private boolean isPlaceholder(LocalDate day) {
    return KNOWN.contains(day) || placeholders.contains(day);
  }

  /** Whether a text is a date of nothing but zeros. */
  static boolean isZero(String text) {
    return ZEROS.matcher(text).matches();
  }

  /** Whether a date lies too far after its arrival to be one. */
  public boolean isTooFar(Instant at, EventField field, Instant arrivedAt) {
    return at.isAfter(arrivedAt.plus(maxFuture(field)));
  }

  /** How far after its arrival the date of a field may lie. */
  public Duration maxFuture(EventField field) {
    return field.agreed() && maxFuture.compareTo(LIFETIME) < 0 ? LIFETIME : maxFuture;
  }
}

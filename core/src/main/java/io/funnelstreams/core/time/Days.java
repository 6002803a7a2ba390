package io.funnelstreams.core.time;

import java.time.LocalDate;

/** The earlier and the later of two days. */
public final class Days {
  private Days() {}

  /** The earlier of two days. */
  public static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  /** The later of two days. */
  public static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}

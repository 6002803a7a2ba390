package io.funnelstreams.app;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The language, calendar and time zone of a process, the same on every machine. Kafka and other
 * libraries ask for the machine's: under a Turkish locale they find no enum constant, and under an
 * Egyptian one they write port numbers in Arabic digits.
 */
public final class MachineDefaults {
  private MachineDefaults() {}

  /** Replaces the machine's defaults. The first thing that a process of this program does. */
  public static void pin() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
  }
}

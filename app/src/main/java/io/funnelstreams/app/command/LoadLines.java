package io.funnelstreams.app.command;

import io.funnelstreams.schemas.avro.Load;
import java.util.Optional;

/** The loads that alerts or notifications wait for, in a sentence. */
final class LoadLines {
  private LoadLines() {}

  static String line(Load load) {
    return switch (load.getKind()) {
      case HOLD ->
          "Notifications are held since %s%s%s. 'funnel alerts release' sends what is due then."
              .formatted(load.getOpenedAt(), until(load), why(load));
      case SET ->
          ("Alerts wait for the last import of '%1$s'%2$s. The import with --last ends it, or"
                  + " 'funnel alerts release %1$s'.")
              .formatted(load.getNote(), until(load));
      case IMPORT, UNKNOWN ->
          "Alerts wait for an import on %s that began at %s; one that has died, for a minute more."
              .formatted(load.getHost(), load.getOpenedAt());
    };
  }

  private static String until(Load load) {
    return Optional.ofNullable(load.getUntil()).map(until -> ", until " + until).orElse("");
  }

  private static String why(Load load) {
    return Optional.ofNullable(load.getNote()).map(note -> " (" + note + ")").orElse("");
  }
}

package io.funnelstreams.schemas.load;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.LoadState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The loads as one process sees them. A running import renews its record; the reader takes an
 * import whose record stops changing for dead. The reader measures that time by its own monotonic
 * clock, so the clock of the importing machine does not matter. For one thread.
 */
public final class LoadBoard {
  /** How often a running import renews its record. */
  public static final Duration RENEWAL = Duration.ofSeconds(10);

  /** An import whose record has not changed for this long is dead. */
  public static final Duration LEASE = Duration.ofMinutes(1);

  private Map<String, Seen> loads = Map.of();

  private record Seen(Load load, long sinceMs) {}

  /**
   * Replaces the known loads by those that the topic has now.
   *
   * @param steadyMs the time of a monotonic clock
   */
  public void see(Collection<Load> present, long steadyMs) {
    var now = new HashMap<String, Seen>();
    for (var load : present) {
      var before = Optional.ofNullable(loads.get(load.getLoadId()));
      var since = before.filter(seen -> seen.load().equals(load)).map(Seen::sinceMs);
      now.put(load.getLoadId(), new Seen(load, since.orElse(steadyMs)));
    }
    loads = now;
  }

  /** The imports and sets of imports in progress. */
  public List<Load> loading(long steadyMs, Instant wall) {
    return open(wall)
        .filter(seen -> seen.load().getKind() != LoadKind.HOLD)
        .filter(seen -> seen.load().getKind() != LoadKind.IMPORT || isAlive(seen, steadyMs))
        .map(Seen::load)
        .toList();
  }

  /** The hold of notifications by hand, where there is one. */
  public Optional<Load> hold(Instant wall) {
    return open(wall).map(Seen::load).filter(load -> load.getKind() == LoadKind.HOLD).findFirst();
  }

  /** The imports that have written everything. */
  public List<Load> done() {
    return loads.values().stream()
        .map(Seen::load)
        .filter(load -> load.getState() == LoadState.DONE)
        .toList();
  }

  private Stream<Seen> open(Instant wall) {
    return loads.values().stream()
        .filter(seen -> seen.load().getState() == LoadState.OPEN)
        .filter(seen -> seen.load().getUntil() == null || wall.isBefore(seen.load().getUntil()));
  }

  private static boolean isAlive(Seen seen, long steadyMs) {
    return steadyMs - seen.sinceMs() < LEASE.toMillis();
  }
}

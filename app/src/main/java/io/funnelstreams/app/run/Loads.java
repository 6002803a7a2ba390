package io.funnelstreams.app.run;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.LoadState;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.view.OpenLoads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topic of loads: the running imports, and what else alerts or notifications wait for. */
public record Loads(Cluster cluster, Clock clock) {
  /** The id of the one hold of notifications. */
  private static final String HOLD = "hold";

  /** A set of imports that no command ends mutes alerts for no longer than this. */
  private static final Duration LONGEST_SET = Duration.ofHours(12);

  /** No reader needs loads that ended longer ago than this. */
  private static final Duration KEPT = Duration.ofDays(7);

  /** All loads, by id, in the order of their last records. */
  public Map<String, Load> read() {
    var loads = new LinkedHashMap<String, Load>();
    try (var reader = CommittedReader.open(cluster.properties(), Topic.LOADS, cluster.values())) {
      reader.toEnd(
          message -> {
            loads.remove(message.key());
            if (message.value() instanceof Load load) {
              loads.put(message.key(), load);
            }
          });
    }
    return loads;
  }

  /** The loads that are open and do not end before now. */
  public List<Load> open() {
    return OpenLoads.at(clock.instant(), read().values());
  }

  /** Deletes loads that ended long ago. */
  public void tidy() {
    var before = clock.instant().minus(KEPT);
    var old =
        read().values().stream()
            .filter(load -> load.getKind() != LoadKind.HOLD)
            .filter(load -> load.getOpenedAt().isBefore(before))
            .map(Load::getLoadId)
            .toList();
    cluster.delete(Topic.LOADS, old);
  }

  /** Opens a set of imports, or keeps it open for longer. */
  public void openSet(String name) {
    put(
        record(setId(name), LoadKind.SET, LoadState.OPEN)
            .setNote(name)
            .setUntil(now().plus(LONGEST_SET))
            .build());
  }

  /**
   * Ends a set of imports.
   *
   * @return false where no such set is open
   */
  public boolean endSet(String name) {
    boolean isOpen = open().stream().anyMatch(load -> load.getLoadId().equals(setId(name)));
    if (isOpen) {
      put(record(setId(name), LoadKind.SET, LoadState.DONE).setNote(name).build());
    }
    return isOpen;
  }

  /**
   * Holds notifications.
   *
   * @param until when the hold expires
   * @param note why
   */
  public void hold(Optional<Instant> until, Optional<String> note) {
    put(
        record(HOLD, LoadKind.HOLD, LoadState.OPEN)
            .setNote(note.orElse(null))
            .setUntil(until.orElse(null))
            .build());
  }

  /**
   * Ends the hold of notifications.
   *
   * @return false where there was none
   */
  public boolean release() {
    boolean isHeld = open().stream().anyMatch(load -> load.getKind() == LoadKind.HOLD);
    cluster.delete(Topic.LOADS, List.of(HOLD));
    return isHeld;
  }

  /** Writes a load's record. */
  void put(Load load) {
    cluster.put(Topic.LOADS, load.getLoadId(), load);
  }

  /** A new record of a load. */
  Load.Builder record(String id, LoadKind kind, LoadState state) {
    return Load.newBuilder()
        .setLoadId(id)
        .setKind(kind)
        .setState(state)
        .setHost(host())
        .setOpenedAt(now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String setId(String name) {
    return "set/" + name;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }
}

package io.funnelstreams.streams.kpi;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadState;
import io.funnelstreams.schemas.load.LoadBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Whether alerts have to wait for a load: while one is going on, until all of what it wrote is
 * counted, and for a little after, since imports seldom come alone.
 */
final class LoadWatch {
  /** Time to begin the next import, on a slow machine too. */
  static final Duration GRACE = Duration.ofMinutes(1);

  /** After this time, the events to be counted are no longer on their topic. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store;
  private final LoadBoard board = new LoadBoard();
  private final Set<String> done = new HashSet<>();

  /** When loads were last seen to go on or to come up: their importers' clocks do not matter. */
  private final Map<String, Long> witnessedMs = new HashMap<>();

  private OptionalLong waitedMs = OptionalLong.empty();
  private boolean begun;

  /**
   * A monitor of loads.
   *
   * @param store the topic of loads, whole
   */
  LoadWatch(ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store) {
    this.store = store;
  }

  /**
   * Whether alerts have to wait now; to be asked at every tick.
   *
   * @param applied how far the sources are counted
   */
  boolean holds(Map<TopicPartition, Long> applied, Moment now) {
    var recent = look(now);
    var loading = board.loading(now.steadyMs(), Instant.ofEpochMilli(now.wallMs()));
    boolean uncounted = recent.stream().anyMatch(load -> !isCounted(load, applied));
    if (!loading.isEmpty() || uncounted) {
      waitedMs = OptionalLong.of(now.steadyMs());
    }
    return waitedMs.isPresent() && now.steadyMs() - waitedMs.getAsLong() < GRACE.toMillis();
  }

  /** Reads the topic and gives the loads that were done not long ago. */
  private List<Load> look(Moment now) {
    var loads = new ArrayList<Load>();
    var recent = new ArrayList<Load>();
    try (var all = store.all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.value.value() instanceof Load load) {
              loads.add(load);
              long ageMs = now.wallMs() - entry.value.timestamp();
              if (ageMs < FORGOTTEN.toMillis() || isWitnessed(load, now.steadyMs())) {
                recent.add(load);
              }
              noteEnd(load, ageMs, now);
            }
          });
    }
    begun = true;
    board.see(loads, now.steadyMs());
    recent.retainAll(board.done());
    return recent;
  }

  private boolean isWitnessed(Load load, long steadyMs) {
    boolean isOpen = load.getState() == LoadState.OPEN;
    if (isOpen || (begun && !done.contains(load.getLoadId()))) {
      witnessedMs.put(load.getLoadId(), steadyMs);
    }
    var since = witnessedMs.get(load.getLoadId());
    return since != null && steadyMs - since < FORGOTTEN.toMillis();
  }

  /** A load may be over before it was seen to go on, or have ended just before this began. */
  private void noteEnd(Load load, long ageMs, Moment now) {
    boolean isDone = load.getState() == LoadState.DONE;
    if (isDone && done.add(load.getLoadId()) && (begun || ageMs < GRACE.toMillis())) {
      waitedMs = OptionalLong.of(now.steadyMs());
    }
  }

  private static boolean isCounted(Load load, Map<TopicPartition, Long> applied) {
    return load.getWritten().stream()
        .allMatch(
            to -> {
              var partition = new TopicPartition(to.getTopic(), to.getPartition());
              return applied.getOrDefault(partition, 0L) >= to.getOffset();
            });
  }
}

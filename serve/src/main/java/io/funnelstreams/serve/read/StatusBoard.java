package io.funnelstreams.serve.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the status together from what each part last reported. Any thread may use it. */
final class StatusBoard {
  private final StoreHolder holder;
  private final String bootstrapServers;
  private volatile String clusterId = "";
  private volatile List<StreamsInstance> instances = List.of();
  private volatile CatchUpState catchUp = new CatchUpState(Optional.empty(), 0);

  /**
   * How far the KPIs reflect the event topics.
   *
   * @param caughtUpTo everything that was on the topics at this moment is in the KPIs
   * @param lagRecords how many records are not
   */
  record CatchUpState(Optional<Instant> caughtUpTo, long lagRecords) {}

  StatusBoard(StoreHolder holder, String bootstrapServers) {
    this.holder = holder;
    this.bootstrapServers = bootstrapServers;
  }

  void clusterId(String id) {
    clusterId = id;
  }

  void instances(List<StreamsInstance> now) {
    instances = List.copyOf(now);
  }

  void catchUp(CatchUpState state) {
    catchUp = state;
  }

  ReadModelStatus status() {
    var contents = holder.now();
    var outputs = contents.outputs();
    var state = catchUp;
    return new ReadModelStatus(
        outputs.isReady(),
        outputs.kpiRows(),
        clusterId,
        bootstrapServers,
        outputs.shown().version(),
        outputs.shown().last(),
        state.caughtUpTo(),
        state.lagRecords(),
        contents.activity().lastEventAt(),
        outputs.alertsFiring(),
        instances);
  }
}

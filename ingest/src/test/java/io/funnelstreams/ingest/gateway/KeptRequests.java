package io.funnelstreams.ingest.gateway;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.publish.RequestSink;
import io.funnelstreams.ingest.reject.Reject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A sink that keeps events in memory and acknowledges as the test says. */
final class KeptRequests implements RequestSink {
  final List<Event> events = new CopyOnWriteArrayList<>();
  final List<Reject> rejects = new CopyOnWriteArrayList<>();
  final AtomicReference<Supplier<CompletableFuture<Void>>> acknowledgement =
      new AtomicReference<>(() -> CompletableFuture.completedFuture(null));

  @Override
  public CompletableFuture<Void> publish(List<Event> more, List<Reject> moreRejects) {
    events.addAll(more);
    rejects.addAll(moreRejects);
    return acknowledgement.get().get();
  }

  @Override
  public boolean hasRoom() {
    return true;
  }

  @Override
  public long bytesOnTheWay() {
    return 0;
  }
}

package io.funnelstreams.bench.workload;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Deliveries of a realistic company in the order of their arrival, which is nearly that of business
 * time. They are made one by one: memory grows with the parties, by a few bytes each, not with the
 * deliveries.
 */
public final class WorkloadGenerator implements Iterator<Event> {
  private static final Duration LATEST = Duration.ofDays(20);

  private final Workload workload;
  private final SplittableRandom random;
  private final Parties parties;
  private final Recent recent;
  private int delivered;

  private WorkloadGenerator(Workload workload) {
    this.workload = workload;
    random = new SplittableRandom(workload.seed());
    parties = new Parties(workload.parties(), random);
    recent = new Recent(random);
  }

  /** The deliveries of a workload, made as they are read. */
  public static Stream<Event> deliveries(Workload workload) {
    Iterable<Event> deliveries = () -> new WorkloadGenerator(workload);
    return StreamSupport.stream(deliveries.spliterator(), false);
  }

  @Override
  public boolean hasNext() {
    return delivered < workload.deliveries();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var event = random.nextDouble() < workload.accidents() ? accident() : step(now());
    delivered++;
    recent.add(event);
    return event;
  }

  private Event step(Instant at) {
    return parties.step(delivered, at);
  }

  private Event accident() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> recent.any().orElseGet(() -> step(now()));
      case 3, 4 -> recent.corrected(now()).orElseGet(() -> step(now()));
      case 5 -> recent.takenBack(now()).orElseGet(() -> step(now()));
      case 6, 7, 8 -> step(now().minus(randomDelay()));
      default -> merge();
    };
  }

  private Event merge() {
    var header = parties.header(delivered, parties.any(), now());
    return new LeadEvent(
        header, LeadEvent.Type.MERGED, Optional.of(parties.name(parties.any())), Optional.empty());
  }

  private Duration randomDelay() {
    return Duration.ofMillis(random.nextLong(LATEST.toMillis()));
  }

  private Instant now() {
    long perDelivery = workload.over().toNanos() / Math.max(1, workload.deliveries());
    return workload.from().plusNanos(perDelivery * delivered);
  }
}

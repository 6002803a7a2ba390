package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Ends a run whose data does not fit into memory, before the garbage collector takes all of the
 * time: it checks the usage of the largest pool after the last collection.
 */
final class MemoryWatch {
  private static final double FULL = 0.93;
  private static final long MIB = 1 << 20;
  private static final int EVENTS_PER_LOOK = 4_096;

  private final Optional<MemoryPoolMXBean> pool =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(each -> each.getType() == MemoryType.HEAP && each.getCollectionUsage() != null)
          .max(Comparator.comparingLong(each -> each.getUsage().getMax()));

  /** As {@link #check}, after one more event: it checks only every so many events. */
  void look(long events) {
    if (events % EVENTS_PER_LOOK == 0) {
      check(events);
    }
  }

  /**
   * Looks.
   *
   * @throws FunnelException where the memory is full
   */
  void check(long events) {
    var left = pool.map(MemoryPoolMXBean::getCollectionUsage);
    if (left.isPresent()
        && left.get().getMax() > 0
        && left.get().getUsed() > FULL * left.get().getMax()) {
      throw full(events);
    }
  }

  static FunnelException full(long events) {
    return new FunnelException(
        String.format(
            Locale.ROOT,
            "%,d events fill the memory (%,d MiB), and there are more. Give the command more, for"
                + " example FUNNEL_JAVA_OPTS=-Xmx8g, or use 'funnel up' and 'funnel import', which"
                + " keep their state on disk.",
            events,
            Runtime.getRuntime().maxMemory() / MIB));
  }
}

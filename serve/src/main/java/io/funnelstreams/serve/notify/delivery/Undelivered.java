package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.avro.DeliveryOutcome;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The notifications that were given up. */
public final class Undelivered implements AutoCloseable {
  private final DeliveryLog log;

  private Undelivered(DeliveryLog log) {
    this.log = log;
  }

  /**
   * Reads them.
   *
   * @param clients addresses and security of the cluster and its registry
   */
  public static Undelivered read(Map<String, ?> clients) {
    var log = DeliveryLog.open(clients);
    log.readToEnd();
    return new Undelivered(log);
  }

  /** The notifications that were given up, in the order of giving up. */
  public List<Delivery> list() {
    return log.undelivered();
  }

  /**
   * Asks the active notifier to try them all again. A firing alert that has ended before the retry
   * is not sent.
   *
   * @return how many there were
   */
  public int retry(Clock clock) {
    var all = list();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    all.forEach(
        delivery ->
            log.write(
                Delivery.newBuilder(delivery)
                    .setOutcome(DeliveryOutcome.RETRY)
                    .setAt(now)
                    .build()));
    return all.size();
  }

  @Override
  public void close() {
    log.close();
  }
}

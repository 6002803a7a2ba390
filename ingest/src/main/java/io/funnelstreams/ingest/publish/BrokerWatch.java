package io.funnelstreams.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every other second whether the brokers are reachable, so that no request waits to find
 * out.
 */
public final class BrokerWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
  private static final long EVERY_MS = 1_000;
  private static final int PATIENCE_MS = 2_000;

  private final Admin admin;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "funnel-broker-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean answers = true;

  private BrokerWatch(Admin admin) {
    this.admin = admin;
  }

  /**
   * Starts the checks; until the first answer is due the brokers count as reachable.
   *
   * @param configs as for {@link KafkaPublisher#connect}
   */
  public static BrokerWatch begin(Map<String, ?> configs) {
    var settings = new HashMap<String, Object>(configs);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, PATIENCE_MS / 4);
    var watch = new BrokerWatch(Admin.create(settings));
    watch.lookRegularly();
    return watch;
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void lookRegularly() {
    clock.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    boolean now = ask();
    if (now != answers) {
      LOG.warn(now ? "Kafka answers again." : "Kafka does not answer.");
    }
    answers = now;
  }

  private boolean ask() {
    try {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answers;
    } catch (ExecutionException | RuntimeException e) {
      return false;
    }
  }

  /** Whether the brokers answered when they were last asked. */
  public boolean answers() {
    return answers;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    admin.close(Duration.ZERO);
  }
}

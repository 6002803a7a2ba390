package io.funnelstreams.bench.read;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.read.ChangeFeed;
import io.funnelstreams.serve.read.Changes;
import io.funnelstreams.serve.read.LiveReadModel;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.SegmentQuery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens a model of the topics of {@link ReadModelTopics} and measures: the time until it is ready,
 * the heap it takes, how long a year of one KPI by month takes at 200 requests a second with 200
 * subscribers, and how long a change is on its way to them.
 *
 * <p>Arguments: the broker, the registry, the store's folder, seconds (30). To be run with the heap
 * that is to be enough, for example {@code -Xmx300m}.
 */
public final class ReadModelLoad {
  private static final int REQUESTS_PER_SECOND = 200;
  private static final int SUBSCRIBERS = 200;
  private static final int SEGMENTS = 70;
  private static final int THREADS = 4;

  private final ReadModel model;
  private final int seconds;
  private final List<Long> answerMicros = new ArrayList<>();
  private final List<Long> delayMs = new ArrayList<>();
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong resets = new AtomicLong();

  private ReadModelLoad(ReadModel model, int seconds) {
    this.model = model;
    this.seconds = seconds;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws InterruptedException {
    var clients =
        Map.<String, Object>of(
            "bootstrap.servers", arguments[0], "schema.registry.url", arguments[1]);
    int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 30;
    long start = System.nanoTime();
    try (var model =
        LiveReadModel.open(
            clients,
            new Cluster(clients).values(),
            Path.of(arguments[2]),
            Clock.systemUTC(),
            new SimpleMeterRegistry())) {
      awaitReady(model);
      System.out.printf(
          "ready after %.2f s, %,d rows, heap %d MB%n",
          (System.nanoTime() - start) / 1e9, model.status().kpiRows(), heapMb());
      new ReadModelLoad(model, seconds).run();
      System.out.printf("heap after load %d MB%n", heapMb());
    }
  }

  private static void awaitReady(ReadModel model) throws InterruptedException {
    var ready = new CountDownLatch(1);
    try (var feed =
        model.subscribe(
            Optional.empty(),
            () -> {
              if (model.status().ready()) {
                ready.countDown();
              }
            })) {
      ready.await();
      feed.next();
    }
  }

  private static long heapMb() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private void run() throws InterruptedException {
    var listening = Executors.newFixedThreadPool(THREADS);
    var asking = Executors.newScheduledThreadPool(THREADS);
    var feeds = new ArrayList<Subscriber>();
    for (int i = 0; i < SUBSCRIBERS; i++) {
      feeds.add(new Subscriber(i, listening));
    }
    ask(asking);
    TimeUnit.SECONDS.sleep(seconds);
    asking.shutdownNow();
    asking.awaitTermination(5, TimeUnit.SECONDS);
    feeds.forEach(Subscriber::close);
    listening.shutdownNow();
    report();
  }

  private void ask(ScheduledExecutorService asking) {
    var random = new Random(1);
    long everyNanos = TimeUnit.SECONDS.toNanos(1) / REQUESTS_PER_SECOND;
    long begin = System.nanoTime();
    var number = new AtomicLong();
    var unused =
        asking.scheduleAtFixedRate(
            () -> {
              // From when it was due: a request that waits for others has waited.
              long due = begin + number.getAndIncrement() * everyNanos;
              int rows = yearByMonth(random);
              synchronized (answerMicros) {
                answerMicros.add((System.nanoTime() - due) / 1000);
              }
              if (rows != 12) {
                throw new IllegalStateException("a year had " + rows + " months");
              }
            },
            0,
            everyNanos,
            TimeUnit.NANOSECONDS);
  }

  private int yearByMonth(Random random) {
    int kpi;
    int segment;
    synchronized (random) {
      kpi = random.nextInt(ReadModelTopics.KPIS);
      segment = random.nextInt(SEGMENTS);
    }
    var query =
        new KpiQuery(
            Set.of(ReadModelTopics.kpi(kpi)),
            Set.of(Grain.MONTH),
            Optional.of(ReadModelTopics.FIRST_DAY),
            Optional.of(ReadModelTopics.FIRST_DAY.plusYears(1).minusDays(1)),
            List.of(
                segment == 0
                    ? SegmentQuery.WHOLE
                    : new SegmentQuery(Set.of("region"), Map.of("region", "Region " + segment))));
    int rows = 0;
    try (var cursor = model.kpis(query)) {
      while (cursor.hasNext()) {
        cursor.next();
        rows++;
      }
    }
    return rows;
  }

  /** Takes changes on a thread of the pool; the first ten never take any. */
  private final class Subscriber {
    private final ChangeFeed feed;
    private final ExecutorService pool;
    private final String kpi;

    Subscriber(int number, ExecutorService pool) {
      this.pool = pool;
      this.kpi = ReadModelTopics.kpi(number % ReadModelTopics.KPIS);
      boolean neverReads = number < SUBSCRIBERS / 20;
      this.feed = model.subscribe(Optional.empty(), neverReads ? () -> {} : this::available);
    }

    private void available() {
      if (!pool.isShutdown()) {
        pool.execute(this::take);
      }
    }

    private synchronized void take() {
      for (var next = feed.next(); next.isPresent(); next = feed.next()) {
        take(next.get());
      }
    }

    private void take(Changes changes) {
      if (changes.reset().isPresent()) {
        resets.incrementAndGet();
      }
      changes.kpis().stream().filter(row -> row.kpi().equals(kpi)).forEach(this::take);
    }

    private void take(KpiRow row) {
      delivered.incrementAndGet();
      long now = Clock.systemUTC().instant().toEpochMilli();
      synchronized (delayMs) {
        delayMs.add(now - row.asOf().toEpochMilli());
      }
    }

    void close() {
      feed.close();
    }
  }

  private void report() {
    System.out.printf(
        "%d requests: p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
        answerMicros.size(),
        percentile(answerMicros, 50) / 1000.0,
        percentile(answerMicros, 99) / 1000.0,
        percentile(answerMicros, 100) / 1000.0);
    System.out.printf(
        "%d rows delivered to %d subscribers, from before their commit: p50 %d ms, p99 %d ms;"
            + " resets %d%n",
        delivered.get(),
        SUBSCRIBERS,
        percentile(delayMs, 50),
        percentile(delayMs, 99),
        resets.get());
  }

  private static long percentile(List<Long> values, int percent) {
    synchronized (values) {
      var sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
      return sorted.length == 0
          ? 0
          : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
  }
}

package io.funnelstreams.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.cluster.JavaProcess;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.notify.HttpReceiver.Fate;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.delivery.Undelivered;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.funnelstreams.serve.notify.setup.NotificationsYaml;
import io.funnelstreams.serve.notify.setup.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierIT {
  private static final long SEED = 20_261_123;
  private static final Path LOG = Path.of("target", "notifiers.log");
  private static final MeterRegistry FIGURES = new SimpleMeterRegistry();

  private static final String HOOK =
      """
      receivers:
        %1$s: {type: webhook, url: %2$s, secret: {env: KEY}, %3$s}
      routes: [{match: {team: %1$s}, to: %1$s}]
      """;

  @TempDir private static Path folder;
  private static LocalCluster cluster;
  private static AlertTopic alerts;

  @BeforeAll
  static void start() {
    cluster = LocalCluster.start(folder.resolve("cluster"));
    alerts = new AlertTopic(cluster);
  }

  @AfterAll
  static void stop() {
    alerts.close();
    cluster.close();
  }

  @Test
  void everyNotificationIsAcknowledgedOnceByReceiversThatFailHalfOfTheTime() throws Exception {
    var goals = goals("flaky", 15);
    try (var http = HttpReceiver.listen(failingHalfOfTheTime());
        var mail = MailServer.listen(new Random(SEED))) {
      var notifications =
          notifications(
              """
              receivers:
                flaky-hook: {type: webhook, url: %s, secret: {env: KEY}, timeout: 1s}
                flaky-mail: {type: mail, host: localhost, port: %d, security: none, timeout: 20s,
                             from: funnel@example.com, to: [sales@example.com]}
              routes: [{match: {team: flaky}, to: [flaky-hook, flaky-mail]}]
              """
                  .formatted(http.url(), mail.port()));
      notifying(
          notifications,
          () -> {
            alerts.fire(goals);
            http.await(goals.size());
            mail.await(goals.size());
            alerts.resolve(goals);
            http.await(goals.size());
            mail.await(goals.size());
          });

      assertThat(http.acknowledged()).doesNotHaveDuplicates();
      assertThat(Set.copyOf(http.acknowledged())).isEqualTo(keys(goals));
      assertThat(http.seen()).isEqualTo(keys(goals));
      assertThat(mail.ids()).hasSize(2 * goals.size()).doesNotHaveDuplicates();
      assertThat(mail.refused()).isPositive();
    }
  }

  @Test
  void aRestartInTheMiddleNeitherLosesNorRepeats() throws Exception {
    var goals = goals("restart", 12);
    try (var http = HttpReceiver.listen(failingHalfOfTheTime())) {
      var notifications = hook("restart", http.url(), "timeout: 1s");
      notifying(
          notifications,
          () -> {
            alerts.fire(goals.subList(0, 8));
            http.await(4);
          });
      alerts.fire(goals.subList(8, 10));
      notifying(
          notifications,
          () -> {
            http.await(6);
          });
      alerts.fire(goals.subList(10, 12));
      alerts.resolve(goals.subList(0, 12));
      notifying(
          notifications,
          () -> {
            http.await(10);
          });

      // Two fired and were over while no notifier was running: no receiver is notified of them.
      var observed = keys(goals.subList(0, 10));
      assertThat(http.acknowledged()).doesNotHaveDuplicates();
      assertThat(Set.copyOf(http.acknowledged())).isEqualTo(observed);
    }
  }

  @Test
  void aReceiverThatNeverAnswersHoldsUpNoOther() throws Exception {
    var goals = goals("slow", 5);
    try (var silent = HttpReceiver.listen(() -> Fate.SILENT);
        var quick = HttpReceiver.listen(() -> Fate.ACKNOWLEDGED)) {
      var notifications =
          notifications(
              """
              receivers:
                silent: {type: webhook, url: %s, secret: {env: KEY}, timeout: 1h}
                quick: {type: webhook, url: %s, secret: {env: KEY}}
              routes: [{match: {team: slow}, to: [silent, quick]}]
              """
                  .formatted(silent.url(), quick.url()));
      notifying(
          notifications,
          () -> {
            alerts.fire(goals.subList(0, 1));
            silent.awaitUnanswered();
            alerts.fire(goals.subList(1, 5));

            quick.await(5);

            assertThat(silent.acknowledged()).isEmpty();
          });
    }
  }

  @Test
  void whatIsRefusedIsKeptAndTriedAgainOnDemand() throws Exception {
    var goals = goals("refused", 2);
    var fate = new AtomicReference<>(Fate.UNKNOWN);
    try (var http = HttpReceiver.listen(fate::get);
        var other = HttpReceiver.listen(() -> Fate.ACKNOWLEDGED)) {
      var notifications =
          notifications(
              """
              receivers:
                refusing: {type: webhook, url: %s, secret: {env: KEY}}
                watching: {type: webhook, url: %s, secret: {env: KEY}}
              routes: [{match: {team: refused}, to: [refusing, watching]}]
              """
                  .formatted(http.url(), other.url()));
      notifying(
          notifications,
          () -> {
            alerts.fire(goals);
            other.await(2);
            awaitUndelivered(2);
            alerts.resolve(goals.get(1));
            other.await(1);
            fate.set(Fate.ACKNOWLEDGED);

            assertThat(retryAll()).isEqualTo(2);

            http.await(1);
          });

      // The other one is over.
      assertThat(http.acknowledged()).containsExactly(key(goals.get(0), "firing"));
      assertThat(counted("failures", "reason", "refused")).isEqualTo(2);
      assertThat(counted("undeliverable")).isEqualTo(2);
      assertThat(counted("delivered")).isEqualTo(1);
      assertThat(
              FIGURES
                  .get("funnel.notification.latency")
                  .tag("receiver", "refusing")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(undelivered()).isEmpty();
    }
  }

  @Test
  void anAlertThatIsWithdrawnIsTakenBack() throws Exception {
    var goals = goals("withdrawn", 1);
    try (var http = HttpReceiver.listen(() -> Fate.ACKNOWLEDGED)) {
      var notifications = hook("withdrawn", http.url(), "timeout: 20s");
      notifying(
          notifications,
          () -> {
            alerts.fire(goals);
            http.await(1);
          });
      alerts.withdraw(goals.get(0));
      notifying(
          notifications,
          () -> {
            http.await(1);
          });

      assertThat(http.acknowledged())
          .containsExactly(key(goals.get(0), "firing"), key(goals.get(0), "resolved"));
      http.body();
      assertThat(http.body()).contains("\"type\":\"alert.resolved\"", "Withdrawn: ");
    }
  }

  @Test
  void ofSeveralThatNotifyOneGoesOnWhereAnotherLeavesOrIsRelieved() throws Exception {
    var goals = goals("several", 12);
    try (var http = HttpReceiver.listen(failingHalfOfTheTime(Fate.ERROR, Fate.RESET));
        var crew = new NotifierCrew(cluster)) {
      var notifications = hook("several", http.url(), "timeout: 20s");
      var leaves = crew.start("b", notifications);
      crew.start("c", notifications);
      assertThat(crew.atWork(2)).isEqualTo("b");
      alerts.fire(goals.subList(0, 8));
      http.await(4);
      leaves.close();
      alerts.fire(goals.subList(8, 12));
      http.await(8);
      assertThat(crew.atWork(1)).isEqualTo("c");
      alerts.resolve(goals.subList(0, 6));
      http.await(2);
      crew.start("a", notifications);
      assertThat(crew.atWork(2)).isEqualTo("a");
      alerts.resolve(goals.subList(6, 12));
      http.await(10);

      assertThat(http.acknowledged()).doesNotHaveDuplicates();
      assertThat(Set.copyOf(http.acknowledged())).isEqualTo(keys(goals));
    }
  }

  @Test
  void whatOneThatIsKilledHasNotWrittenDownAnotherTellsUnderTheSameKey() throws Exception {
    var goals = goals("killed", 3);
    var fate = new AtomicReference<>(Fate.ACKNOWLEDGED);
    try (var http = HttpReceiver.listen(fate::get);
        var crew = new NotifierCrew(cluster)) {
      var file = file(HOOK.formatted("killed", http.url(), "timeout: 1h"));
      var killed =
          JavaProcess.start(
              NotifierProgram.class,
              LOG,
              cluster.bootstrapServers(),
              cluster.registryUrl(),
              file.toString(),
              "a");
      try {
        crew.start("b", notifications(file));
        assertThat(crew.atWork(2)).isEqualTo("a");
        alerts.fire(goals.subList(0, 1));
        http.await(1);
        fate.set(Fate.SILENT);
        alerts.fire(goals.subList(1, 2));
        http.awaitUnanswered();
      } finally {
        killed.kill();
      }
      fate.set(Fate.ACKNOWLEDGED);
      alerts.fire(goals.subList(2, 3));
      http.await(2);
      alerts.resolve(goals);
      http.await(3);

      // The notification without an answer arrived twice, and its key shows it.
      assertThat(http.acknowledged()).doesNotHaveDuplicates();
      assertThat(Set.copyOf(http.acknowledged())).isEqualTo(keys(goals));
      assertThat(http.seen()).isEqualTo(keys(goals));
    }
  }

  private static double counted(String name, String... more) {
    return FIGURES
        .get("funnel.notifications." + name)
        .tag("receiver", "refusing")
        .tags(more)
        .counter()
        .count();
  }

  private static int retryAll() {
    try (var undelivered = Undelivered.read(cluster.clients())) {
      return undelivered.retry(Clock.systemUTC());
    }
  }

  /** Each look opens the topic anew, which is pause enough. */
  private static void awaitUndelivered(int count) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (undelivered().size() < count) {
      assertThat(System.nanoTime()).as("given up: %s", undelivered()).isLessThan(deadline);
    }
  }

  private static List<String> undelivered() {
    try (var undelivered = Undelivered.read(cluster.clients())) {
      return undelivered.list().stream().map(each -> each.getAlert().getAlertId()).toList();
    }
  }

  /** What happens while a notifier is active. */
  @FunctionalInterface
  private interface Scene {
    void play() throws Exception;
  }

  private static void notifying(Notifications notifications, Scene scene) throws Exception {
    var notifier = Notifier.start(cluster.clients(), notifications, Clock.systemUTC(), FIGURES);
    try {
      scene.play();
    } finally {
      notifier.close();
    }
  }

  private static Notifications hook(String team, String url, String more) throws Exception {
    return notifications(HOOK.formatted(team, url, more));
  }

  /** With waits that a test has time for. */
  private static Notifications notifications(String text) throws Exception {
    return notifications(file(text));
  }

  private static Path file(String text) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "notifications", ".yaml"), text);
  }

  private static Notifications notifications(Path file) {
    var read = NotificationsYaml.read(file, NotifierProgram::secret);
    var quick = new Retries(100, Duration.ofMillis(10), Duration.ofMillis(200));
    return new Notifications(read.receivers(), read.routes(), quick, read.address());
  }

  private static Supplier<Fate> failingHalfOfTheTime() {
    return failingHalfOfTheTime(Fate.ERROR, Fate.TOO_MANY, Fate.RESET, Fate.SILENT);
  }

  private static Supplier<Fate> failingHalfOfTheTime(Fate... failure) {
    var random = new Random(SEED);
    var failures = List.of(failure);
    return () -> {
      synchronized (random) {
        return random.nextBoolean()
            ? Fate.ACKNOWLEDGED
            : failures.get(random.nextInt(failures.size()));
      }
    };
  }

  private static List<Alert> goals(String team, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> AlertTopic.firing(team, team + "-" + i, "win_rate"))
        .toList();
  }

  private static Set<String> keys(List<Alert> goals) {
    return new HashSet<>(
        goals.stream()
            .flatMap(goal -> Stream.of(key(goal, "firing"), key(goal, "resolved")))
            .toList());
  }

  private static String key(Alert goal, String state) {
    return goal.getAlertId() + ":" + state;
  }
}

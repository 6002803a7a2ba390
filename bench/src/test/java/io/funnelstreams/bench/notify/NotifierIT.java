package io.funnelstreams.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.notify.HttpReceiver.Fate;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.delivery.Undelivered;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.funnelstreams.serve.notify.setup.NotificationsYaml;
import io.funnelstreams.serve.notify.setup.Retries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
            fire(goals);
            http.await(goals.size());
            mail.await(goals.size());
            resolve(goals);
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
            fire(goals.subList(0, 8));
            http.await(4);
          });
      fire(goals.subList(8, 10));
      notifying(
          notifications,
          () -> {
            http.await(6);
          });
      fire(goals.subList(10, 12));
      resolve(goals.subList(0, 12));
      notifying(
          notifications,
          () -> {
            http.await(10);
          });

      // Two fired and were over while nobody notified: nobody hears of them.
      var told = keys(goals.subList(0, 10));
      assertThat(http.acknowledged()).doesNotHaveDuplicates();
      assertThat(Set.copyOf(http.acknowledged())).isEqualTo(told);
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
            fire(goals.subList(0, 1));
            silent.awaitAsked();
            fire(goals.subList(1, 5));

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
            fire(goals);
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
            fire(goals);
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

  /** What happens while somebody notifies. */
  @FunctionalInterface
  private interface Scene {
    void play() throws Exception;
  }

  private static void notifying(Notifications notifications, Scene scene) throws Exception {
    var notifier = Notifier.start(cluster.clients(), notifications, Clock.systemUTC());
    try {
      scene.play();
    } finally {
      notifier.close();
    }
  }

  private Notifications hook(String team, String url, String more) throws Exception {
    return notifications(
        """
        receivers:
          %1$s: {type: webhook, url: %2$s, secret: {env: KEY}, %3$s}
        routes: [{match: {team: %1$s}, to: %1$s}]
        """
            .formatted(team, url, more));
  }

  /** With waits that a test has time for. */
  private static Notifications notifications(String text) throws Exception {
    var file = Files.createTempFile(folder, "notifications", ".yaml");
    Files.writeString(file, text);
    var read = NotificationsYaml.read(file, name -> Optional.of("s3cret-" + name));
    var quick = new Retries(100, Duration.ofMillis(10), Duration.ofMillis(200));
    return new Notifications(read.receivers(), read.routes(), quick, read.address());
  }

  private static Supplier<Fate> failingHalfOfTheTime() {
    var random = new Random(SEED);
    var failures = List.of(Fate.ERROR, Fate.TOO_MANY, Fate.RESET, Fate.SILENT);
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

  private static void fire(List<Alert> goals) throws Exception {
    for (var goal : goals) {
      alerts.fire(goal);
    }
  }

  private static void resolve(List<Alert> goals) throws Exception {
    for (var goal : goals) {
      alerts.resolve(goal);
    }
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

package io.funnelstreams.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/** Several notifiers on one cluster, distinguished by their names. */
final class NotifierCrew implements AutoCloseable {
  private static final String GROUP = "funnel-notify";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalCluster cluster;
  private final Admin admin;
  private final Deque<Notifier> started = new ArrayDeque<>();

  NotifierCrew(LocalCluster cluster) {
    this.cluster = cluster;
    this.admin = cluster.admin();
  }

  /** One more; it ends with the crew at the latest. */
  Notifier start(String name, Notifications notifications) {
    var clients = NotifierProgram.named(cluster.clients(), name);
    var notifier =
        Notifier.start(clients, notifications, Clock.systemUTC(), new SimpleMeterRegistry());
    started.push(notifier);
    return notifier;
  }

  /** Waits until this many notifiers are there and one is active, and names that one. */
  String atWork(int members) throws Exception {
    var working = List.<String>of();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (working.size() != 1) {
      assertThat(System.nanoTime()).as("at work: %s", working).isLessThan(deadline);
      var group = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
      boolean catchUp =
          group.groupState() == GroupState.STABLE && group.members().size() == members;
      working =
          group.members().stream()
              .filter(member -> catchUp && !member.assignment().topicPartitions().isEmpty())
              .map(MemberDescription::clientId)
              .toList();
    }
    return working.get(0);
  }

  @Override
  public void close() {
    started.forEach(Notifier::close);
    admin.close();
  }
}

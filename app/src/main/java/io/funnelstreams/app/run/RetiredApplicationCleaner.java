package io.funnelstreams.app.run;

import io.funnelstreams.streams.FunnelStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/**
 * Deletes the Kafka Streams applications of other definitions, each with its consumer group,
 * internal topics and local stores.
 *
 * @param own the application id to keep
 */
record RetiredApplicationCleaner(Cluster cluster, String own, Path stateFolder) {

  /** Whether an instance of any of them is still a member of its group. */
  boolean anyRuns() {
    try (var admin = cluster.admin()) {
      return groups(admin).stream().anyMatch(RetiredApplicationCleaner::isRunning);
    }
  }

  /** Deletes the leftovers of those that do not run, on the cluster and in the local folder. */
  void delete() {
    try (var admin = cluster.admin()) {
      var groups = groups(admin);
      var running =
          groups.stream()
              .filter(RetiredApplicationCleaner::isRunning)
              .map(ConsumerGroupDescription::groupId)
              .collect(Collectors.toSet());
      Cluster.await(admin.deleteConsumerGroups(without(groups, running)).all());
      Cluster.await(admin.deleteTopics(internalTopics(admin, running)).all());
      deleteFolders(running);
    }
  }

  private List<ConsumerGroupDescription> groups(Admin admin) {
    var ids =
        Cluster.await(admin.listGroups().all()).stream()
            .map(group -> group.groupId())
            .filter(this::isOther)
            .toList();
    return List.copyOf(Cluster.await(admin.describeConsumerGroups(ids).all()).values());
  }

  private static boolean isRunning(ConsumerGroupDescription group) {
    return group.groupState() != GroupState.EMPTY && group.groupState() != GroupState.DEAD;
  }

  private static List<String> without(List<ConsumerGroupDescription> groups, Set<String> running) {
    return groups.stream()
        .map(ConsumerGroupDescription::groupId)
        .filter(id -> !running.contains(id))
        .toList();
  }

  private List<String> internalTopics(Admin admin, Set<String> running) {
    return Cluster.await(admin.listTopics().names()).stream()
        .filter(topic -> applicationOf(topic).filter(id -> !running.contains(id)).isPresent())
        .toList();
  }

  /** Kafka Streams names a topic of its own after the application id. */
  private Optional<String> applicationOf(String topic) {
    return FunnelStreams.applicationIdAtStartOf(topic).filter(this::isOther);
  }

  private boolean isOther(String id) {
    return FunnelStreams.applicationIdAtStartOf(id).isPresent() && !id.equals(own);
  }

  private void deleteFolders(Set<String> running) {
    if (!Files.isDirectory(stateFolder)) {
      return;
    }
    try (Stream<Path> folders = Files.list(stateFolder)) {
      folders
          .filter(folder -> isOther(folder.getFileName().toString()))
          .filter(folder -> !running.contains(folder.getFileName().toString()))
          .forEach(RetiredApplicationCleaner::deleteFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteFolder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

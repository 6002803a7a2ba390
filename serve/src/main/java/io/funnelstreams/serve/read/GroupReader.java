package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.topic.ApplicationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a cluster for the instances of the Kafka Streams application: one request for each
 * definition. If the cluster does not answer, there are none, and the log has the reason once. For
 * one thread.
 */
final class GroupReader {
  private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);

  /** Threads of an instance are numbered. */
  private static final Pattern THREAD = Pattern.compile("-(StreamThread-)?\\d+(-consumer)?$");

  private final TopicAdmin admin;
  private boolean failing;

  GroupReader(TopicAdmin admin) {
    this.admin = admin;
  }

  /** The instances of some definitions, by definition and name. */
  List<StreamsInstance> instances(Collection<String> versions) {
    try {
      var ids = versions.stream().collect(Collectors.toMap(ApplicationId::of, each -> each));
      var instances = new ArrayList<StreamsInstance>();
      for (var group : new TreeMap<>(admin.groups(ids.keySet())).entrySet()) {
        instances.addAll(of(ids.get(group.getKey()), group.getValue()));
      }
      failing = false;
      return instances;
    } catch (KafkaException e) {
      if (!failing) {
        LOG.warn("The instances are not known: {}", FirstCause.of(e));
      }
      failing = true;
      return List.of();
    }
  }

  static List<StreamsInstance> of(String version, ConsumerGroupDescription group) {
    var members =
        group.members().stream()
            .collect(Collectors.groupingBy(GroupReader::name, TreeMap::new, Collectors.toList()));
    return members.entrySet().stream().map(each -> of(version, group, each)).toList();
  }

  private static String name(MemberDescription member) {
    return THREAD.matcher(member.groupInstanceId().orElse(member.clientId())).replaceFirst("");
  }

  private static StreamsInstance of(
      String version,
      ConsumerGroupDescription group,
      Map.Entry<String, List<MemberDescription>> members) {
    int partitions =
        members.getValue().stream()
            .mapToInt(member -> member.assignment().topicPartitions().size())
            .sum();
    return new StreamsInstance(
        members.getKey(),
        version,
        state(group.groupState(), partitions),
        members.getValue().size(),
        partitions);
  }

  private static StreamsInstance.State state(GroupState group, int partitions) {
    if (group != GroupState.STABLE) {
      return StreamsInstance.State.REBALANCING;
    }
    return partitions == 0 ? StreamsInstance.State.STANDBY : StreamsInstance.State.RUNNING;
  }
}

package io.funnelstreams.bench.gateway;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.util.ArrayList;
import java.util.List;

/** The ids of the deal events that are on their topic, each as often as it is there. */
final class EventIds {
  private EventIds() {}

  static List<String> onTopic(Cluster cluster) {
    var ids = new ArrayList<String>();
    try (var reader = CommittedReader.open(cluster.properties(), Topic.DEALS, cluster.values())) {
      reader.toEnd(
          message -> ids.add(((DealEvent) message.value()).getHeader().getEventId().toString()));
    }
    return ids;
  }
}

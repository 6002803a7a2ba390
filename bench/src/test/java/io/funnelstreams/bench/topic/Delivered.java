package io.funnelstreams.bench.topic;

import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is on our topics, as a reader of committed records sees it; each as often as it is there.
 */
record Delivered(Map<String, Object> clients, TopicValues values) {

  /** Deal events: source, id, revision and whether they are retracted. */
  List<String> events() {
    var events = new ArrayList<String>();
    try (var reader = CommittedReader.open(clients, Topic.DEALS, values)) {
      reader.toEnd(
          message -> {
            var header = ((DealEvent) message.value()).getHeader();
            events.add(
                "%s %s %s %s"
                    .formatted(
                        header.getSource(),
                        header.getEventId(),
                        header.getRevision(),
                        header.getDeleted()));
          });
    }
    return events;
  }

  /** Rejects: topic, partition, offset and reason. */
  List<String> rejects() {
    var rejects = new ArrayList<String>();
    try (var reader = CommittedReader.open(clients, Topic.REJECTS, values)) {
      reader.toEnd(
          message -> {
            var reject = (Reject) message.value();
            rejects.add(
                "%s %d %d %s"
                    .formatted(
                        reject.getTopic(),
                        reject.getPartition(),
                        reject.getOffset(),
                        reject.getReason()));
          });
    }
    return rejects;
  }
}

package io.funnelstreams.streams.kpi;

import io.funnelstreams.schemas.topic.Topic;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What a task of totals publishes. */
sealed interface Publication {
  /**
   * A row of an output topic.
   *
   * @param value empty if the row of the key no longer exists
   */
  record Row(Topic topic, Optional<SpecificRecord> value) implements Publication {}

  /** The alerts of all goals of the task. */
  record Alerts(AlertSnapshot snapshot) implements Publication {}
}

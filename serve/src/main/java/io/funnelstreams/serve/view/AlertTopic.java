package io.funnelstreams.serve.view;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The alerts as the topic has them. */
public final class AlertTopic {
  /** Those that fire first, the urgent and recent ones before others. */
  public static final Comparator<Alert> ORDER =
      Comparator.comparing(Alert::getState)
          .thenComparing(Alert::getSeverity, Comparator.reverseOrder())
          .thenComparing(Alert::getFiredAt, Comparator.reverseOrder())
          .thenComparing(Alert::getAlertId);

  private AlertTopic() {}

  /**
   * Every alert that was not withdrawn: those that fire first, the urgent and recent ones before
   * others.
   *
   * @param clientProperties addresses and security of the cluster
   */
  public static List<Alert> read(Map<String, ?> clientProperties, TopicValues values) {
    var alerts = new HashMap<String, Alert>();
    try (var reader = CommittedReader.open(clientProperties, Topic.ALERTS, values)) {
      reader.toEnd(record -> apply(record, alerts));
    }
    return alerts.values().stream().sorted(ORDER).toList();
  }

  private static void apply(
      ConsumerRecord<String, SpecificRecord> record, Map<String, Alert> alerts) {
    if (record.value() instanceof Alert alert) {
      alerts.put(record.key(), alert);
    } else {
      alerts.remove(record.key());
    }
  }
}

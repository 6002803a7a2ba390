package io.funnelstreams.schemas.registry;

import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** The strategies for the subject of a schema; the names are Confluent's. */
public enum SubjectNaming {
  /** {@code <topic>-value}, {@code <topic>-key}. */
  TOPIC_NAME_STRATEGY("TopicNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + (isKey ? "-key" : "-value");
    }
  },
  /** The record's full name. */
  RECORD_NAME_STRATEGY("RecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return schema.getFullName();
    }
  },
  /** {@code <topic>-<the record's full name>}. */
  TOPIC_RECORD_NAME_STRATEGY("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  };

  private final String simpleName;

  SubjectNaming(String simpleName) {
    this.simpleName = simpleName;
  }

  abstract String subject(String topic, boolean isKey, Schema schema);

  /** The strategy of a class name, with or without Confluent's package. */
  static SubjectNaming named(String key, String className) {
    var simple = className.substring(className.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(naming -> naming.simpleName.equals(simple))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    key,
                    className,
                    "use TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy"));
  }
}

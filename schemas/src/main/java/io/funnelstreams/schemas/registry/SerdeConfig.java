package io.funnelstreams.schemas.registry;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.CLASS;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of writers and readers of values; keys and meanings are those of Confluent's
 * Avro serde.
 */
final class SerdeConfig {
  private static final String AUTO_REGISTER = "auto.register.schemas";
  private static final String USE_LATEST = "use.latest.version";
  private static final String SPECIFIC = "specific.avro.reader";
  private static final String TOPIC_NAMING = "TopicNameStrategy";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(AUTO_REGISTER, BOOLEAN, true, MEDIUM, "Register what is written.")
          .define(USE_LATEST, BOOLEAN, false, LOW, "Not supported.")
          .define(SPECIFIC, BOOLEAN, true, MEDIUM, "Read into generated classes.")
          .define(typeKey(true), CLASS, null, LOW, "The class of keys.")
          .define(typeKey(false), CLASS, null, LOW, "The class of values.")
          .define(namingKey(true), STRING, TOPIC_NAMING, LOW, "The subject of keys.")
          .define(namingKey(false), STRING, TOPIC_NAMING, LOW, "The subject of values.");

  private final AbstractConfig config;
  private final boolean isKey;

  private SerdeConfig(AbstractConfig config, boolean isKey) {
    this.config = config;
    this.isKey = isKey;
  }

  static SerdeConfig of(Map<String, ?> configs, boolean isKey) {
    var own = new HashMap<String, Object>();
    for (var key : DEFINITION.names()) {
      var value = configs.get(key);
      if (value != null) {
        own.put(key, naming(value));
      }
    }
    var config = new AbstractConfig(DEFINITION, own, false);
    if (config.getBoolean(USE_LATEST)) {
      throw new ConfigException(
          USE_LATEST,
          true,
          "writing a record with a schema that is not its own can put values into the wrong fields;"
              + " leave it out, readers resolve versions by name");
    }
    return new SerdeConfig(config, isKey);
  }

  /** A strategy may be given as a class of Confluent's; its name is all that is needed. */
  private static Object naming(Object value) {
    return value instanceof Class<?> type && type.getSimpleName().endsWith("NameStrategy")
        ? type.getName()
        : value;
  }

  boolean autoRegister() {
    return config.getBoolean(AUTO_REGISTER);
  }

  boolean specific() {
    return config.getBoolean(SPECIFIC);
  }

  /** The class to read into; null for the one that the writer's schema names. */
  Class<?> type() {
    return config.getClass(typeKey(isKey));
  }

  SubjectNaming naming() {
    return SubjectNaming.named(namingKey(isKey), config.getString(namingKey(isKey)));
  }

  private static String typeKey(boolean isKey) {
    return "specific.avro." + (isKey ? "key" : "value") + ".type";
  }

  private static String namingKey(boolean isKey) {
    return (isKey ? "key" : "value") + ".subject.name.strategy";
  }
}

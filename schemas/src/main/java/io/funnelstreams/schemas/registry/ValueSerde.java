package io.funnelstreams.schemas.registry;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/** Makes the serde of values that the configuration names. */
public final class ValueSerde {
  /** The class of the serde; by default this module's own. */
  public static final String CLASS = "serde.class";

  private ValueSerde() {}

  /**
   * A configured serde of one generated class. The subject's strategy is pinned, since Confluent's
   * default for it has changed more than once.
   *
   * @param configs {@link #CLASS} and the keys of the serde, {@code schema.registry.url} first
   * @throws ConfigException where the class cannot be loaded or refuses the configuration
   */
  public static <T extends SpecificRecord> Serde<T> of(Class<T> type, Map<String, ?> configs) {
    var all = new HashMap<String, Object>(configs);
    all.put("specific.avro.reader", true);
    all.put("specific.avro.value.type", type);
    all.putIfAbsent("avro.remove.java.properties", true);
    all.putIfAbsent("value.subject.name.strategy", strategy(configs));
    var serde = ValueSerde.<T>instance(configs);
    serde.configure(all, false);
    return serde;
  }

  private static String strategy(Map<String, ?> configs) {
    return ours(configs)
        ? "TopicNameStrategy"
        : "io.confluent.kafka.serializers.subject.TopicNameStrategy";
  }

  private static boolean ours(Map<String, ?> configs) {
    return className(configs).equals(AvroSerde.class.getName());
  }

  private static String className(Map<String, ?> configs) {
    var named = configs.get(CLASS);
    return named == null ? AvroSerde.class.getName() : named.toString();
  }

  @SuppressWarnings("unchecked")
  private static <T> Serde<T> instance(Map<String, ?> configs) {
    var name = className(configs);
    try {
      return Utils.newInstance(name, Serde.class);
    } catch (ClassNotFoundException e) {
      throw new ConfigException(
          CLASS, name, "there is no such class; Confluent's serde needs a build with -Pconfluent");
    }
  }
}

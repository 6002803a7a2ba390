package io.funnelstreams.app.setting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The table of settings as a page of documentation. */
public final class SettingsPage {
  private static final String HEAD =
      """
      # Settings

      A setting has one name. It can be given in four places; the first that has a value holds:

      1. an option of the command line, where the command has one (`funnel help <command>`);
      2. an environment variable: the name in capitals, dots as underscores, `FUNNEL_` before it
         (`bootstrap.servers` is `FUNNEL_BOOTSTRAP_SERVERS`);
      3. the properties file named by `--config FILE`;
      4. the default.

      A name that is in no table is an error. This page is printed by `funnel settings`.

      | setting | default | meaning |
      |---|---|---|
      """;

  private static final String TAIL =
      """

      ## Handed on
      | prefix | goes to |
      |---|---|
      | `kafka.` | every Kafka client, without the prefix: `kafka.security.protocol=SASL_SSL`, \
      `kafka.sasl.jaas.config=…`, `kafka.num.stream.threads=4`. Names are those of \
      [Kafka's documentation](https://kafka.apache.org/documentation/#configuration); one that \
      Kafka does not know is an error. |
      | `schema.registry.` | the registry serde, as it is: `schema.registry.basic.auth.user.info`, \
      `schema.registry.ssl.truststore.location`. |

      Some of Kafka's settings are ours: a promise rests on the value that we give them. They are
      refused, also for some of the clients alone (`kafka.producer.acks`), and so is what only
      topics have (`kafka.cleanup.policy`, `kafka.topic.…`). All others may be set.

      | refused | it … |
      |---|---|
      %s
      ## Not settings
      `FUNNEL_JAVA_OPTS` holds options for the Java process that the launcher starts. `NO_COLOR` \
      turns colours off.
      """;

  private SettingsPage() {}

  /** The page in Markdown. */
  public static String markdown() {
    var page = new StringBuilder(HEAD);
    SettingsTable.table().configKeys().values().stream()
        .sorted(Comparator.comparing((ConfigKey key) -> key.importance).thenComparing(k -> k.name))
        .forEach(key -> page.append(row(key)));
    return page.append(TAIL.formatted(owned())).toString();
  }

  /** The settings that are refused, with those of one reason in one row. */
  private static String owned() {
    var names = new TreeMap<String, List<String>>();
    KafkaOwned.byName()
        .forEach((name, why) -> names.computeIfAbsent(why, w -> new ArrayList<>()).add(name));
    return names.entrySet().stream()
        .sorted(Comparator.comparing(row -> row.getValue().get(0)))
        .map(row -> "| `%s` | %s. |%n".formatted(String.join("`, `", row.getValue()), row.getKey()))
        .collect(Collectors.joining());
  }

  private static String row(ConfigKey key) {
    boolean unset = key.defaultValue.equals("") || key.type == ConfigDef.Type.PASSWORD;
    var value = unset ? "" : "`" + key.defaultValue + "`";
    return String.format(Locale.ROOT, "| `%s` | %s | %s |%n", key.name, value, key.documentation);
  }
}

package io.funnelstreams.app.setting;

import io.funnelstreams.schemas.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Reads settings. Precedence, the first that has a value: an option of the command line, an
 * environment variable {@code FUNNEL_…}, the file named by {@code --config}, the default.
 */
public final class SettingsSource {
  static final String ENVIRONMENT_PREFIX = "FUNNEL_";

  /** Variables with the prefix of a setting that are none: the launcher's and the tests'. */
  static final Set<String> NOT_SETTINGS = Set.of("FUNNEL_JAVA_OPTS", "FUNNEL_SHARED_DATA");

  /** The settings of earlier versions that have another name now. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "settle.timeout.seconds", SettingsTable.CATCH_UP_SECONDS,
          "topics.replication", SettingsTable.REPLICATION);

  private final ConfigDef table = SettingsTable.table();
  private final Map<String, String> values = new HashMap<>();

  /** The origin of each value, as a user would name it. */
  private final Map<String, String> origins = new HashMap<>();

  private final List<String> problems = new ArrayList<>();
  private int unknown;

  private SettingsSource() {}

  /**
   * Reads the effective settings.
   *
   * @param file a properties file
   * @param environment the process's environment
   * @param options the options of the command line, by the setting's name
   * @throws InvalidSettingException with every name that is unknown and the first value that is
   *     wrong
   */
  public static Settings read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> options) {
    var source = new SettingsSource();
    file.ifPresent(source::file);
    source.environment(environment);
    options.forEach(
        (name, value) -> {
          source.values.put(name, value);
          source.origins.put(name, "the command line");
        });
    return source.settings();
  }

  private void file(Path file) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      throw new InvalidSettingException("There is no settings file %s.".formatted(file), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidSettingException(
          "The settings file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    properties
        .stringPropertyNames()
        .forEach(
            name -> {
              var place = file + ": '" + name + "'";
              add(name, properties.getProperty(name).strip(), place, UnaryOperator.identity());
              origins.put(name, name + " in " + file);
            });
  }

  private void environment(Map<String, String> environment) {
    int before = unknown;
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(ENVIRONMENT_PREFIX) && !NOT_SETTINGS.contains(variable)) {
                var place = "The environment variable " + variable;
                add(settingOf(variable), value, place, SettingsSource::variableOf);
                origins.put(settingOf(variable), variable);
              }
            });
    if (unknown > before) {
      problems.add(
          "What begins with %s is a setting; call a variable that holds a secret otherwise"
              .formatted(ENVIRONMENT_PREFIX));
    }
  }

  private static String settingOf(String variable) {
    return variable
        .substring(ENVIRONMENT_PREFIX.length())
        .toLowerCase(Locale.ROOT)
        .replace('_', '.');
  }

  private static String variableOf(String setting) {
    return ENVIRONMENT_PREFIX + setting.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private void add(String name, String value, String place, UnaryOperator<String> written) {
    var owned = owned(name);
    if (RENAMED.containsKey(name)) {
      problems.add(
          "%s is called %s now; rename it.".formatted(place, written.apply(RENAMED.get(name))));
    } else if (owned.isPresent()) {
      problems.add(place + " cannot be set: it " + owned.get() + ".");
    } else if (isKnown(name)) {
      values.put(name, value);
    } else {
      unknown++;
      problems.add(place + " is no setting" + suggestion(name));
    }
  }

  private static Optional<String> owned(String name) {
    return name.startsWith(SettingsTable.KAFKA_PREFIX)
        ? KafkaOwned.reason(withoutPrefix(name))
        : Optional.empty();
  }

  private boolean isKnown(String name) {
    return table.names().contains(name)
        || name.startsWith(SettingsTable.REGISTRY_PREFIX)
        || (name.startsWith(SettingsTable.KAFKA_PREFIX) && isKafka(withoutPrefix(name)));
  }

  /** Kafka Streams passes on the keys that begin with the name of one of its clients. */
  private static boolean isKafka(String name) {
    var known = SettingsTable.kafkaNames();
    return known.contains(name)
        || KafkaOwned.PREFIXES.stream()
            .filter(name::startsWith)
            .findFirst()
            .filter(prefix -> known.contains(name.substring(prefix.length())))
            .isPresent();
  }

  private static String withoutPrefix(String name) {
    return name.substring(SettingsTable.KAFKA_PREFIX.length());
  }

  private String suggestion(String name) {
    if (name.startsWith(SettingsTable.KAFKA_PREFIX)) {
      return Suggestion.didYouMean(withoutPrefix(name), SettingsTable.kafkaNames());
    }
    return Suggestion.didYouMean(name, table.names());
  }

  private Settings settings() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingException(
          String.join("\n", problems) + "\n'funnel settings' lists all settings.");
    }
    var ours = new HashMap<String, String>();
    var kafka = new HashMap<String, String>();
    var registry = new HashMap<String, String>();
    values.forEach(
        (name, value) -> {
          if (table.names().contains(name)) {
            ours.put(name, value);
          } else if (name.startsWith(SettingsTable.KAFKA_PREFIX)) {
            kafka.put(withoutPrefix(name), value);
          } else {
            registry.put(name, value);
          }
        });
    try {
      return new Settings(new AbstractConfig(table, ours, false), kafka, registry, origins);
    } catch (ConfigException e) {
      throw new InvalidSettingException(
          e.getMessage() + "\n'funnel settings' lists all settings.", e);
    }
  }
}

package io.funnelstreams.serve.notify.setup;

import io.funnelstreams.schemas.secret.SecretYaml;
import io.funnelstreams.schemas.yaml.Suggestion;
import io.funnelstreams.schemas.yaml.YamlDocument;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import io.funnelstreams.serve.notify.receiver.Receiver;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the notifications file. */
public final class NotificationsYaml {
  private final ReceiverYaml reader;

  private NotificationsYaml(ReceiverYaml reader) {
    this.reader = reader;
  }

  /**
   * Reads a file; secrets in files are looked up in its folder.
   *
   * @param environment the value of a variable, where it is set
   * @throws io.funnelstreams.schemas.yaml.InvalidYamlException with every problem, by line and
   *     field; none repeats a secret
   */
  public static Notifications read(Path file, Function<String, Optional<String>> environment) {
    var folder = file.toAbsolutePath().getParent();
    var yaml = new NotificationsYaml(new ReceiverYaml(new SecretYaml(folder, environment)));
    return YamlDocument.open(file).read(yaml::notifications);
  }

  private Optional<Notifications> notifications(YamlValue root) {
    return root.map("receivers", "routes", "retries", "external_url").flatMap(this::notifications);
  }

  private Optional<Notifications> notifications(YamlMap map) {
    var declared = map.require("receivers");
    var receivers = declared.map(this::receivers).orElse(Map.of());
    var names = declared.map(value -> value.entries().keySet()).orElse(Set.of());
    var routes = map.find("routes").map(list -> routes(list, names)).orElse(List.of());
    var retries = map.find("retries").flatMap(NotificationsYaml::retries).orElse(Retries.DEFAULT);
    var address = map.find("external_url").flatMap(NotificationsYaml::address);
    return Optional.of(new Notifications(receivers, routes, retries, address));
  }

  private Map<String, Receiver> receivers(YamlValue value) {
    var receivers = new LinkedHashMap<String, Receiver>();
    value
        .entries()
        .forEach(
            (name, entry) ->
                reader.receiver(entry).ifPresent(receiver -> receivers.put(name, receiver)));
    if (value.isMap() && value.entries().isEmpty()) {
      value.problem("name at least one receiver");
    }
    return receivers;
  }

  private static List<Route> routes(YamlValue list, Set<String> names) {
    return list.items().stream()
        .flatMap(item -> item.map("match", "to").map(map -> route(map, names)).stream())
        .toList();
  }

  private static Route route(YamlMap map, Set<String> names) {
    var match = new HashMap<String, List<String>>();
    map.find("match").flatMap(NotificationsYaml::fields).ifPresent(match::putAll);
    var to = new LinkedHashSet<String>();
    map.require("to")
        .ifPresent(
            value ->
                items(value)
                    .forEach(
                        item ->
                            item.text()
                                .filter(name -> isKnown(item, name, names))
                                .ifPresent(to::add)));
    return new Route(match, to);
  }

  private static Optional<Map<String, List<String>>> fields(YamlValue value) {
    return value
        .map(Route.fields().stream().sorted().toArray(String[]::new))
        .map(
            map -> {
              var match = new HashMap<String, List<String>>();
              for (var field : Route.fields()) {
                map.find(field).ifPresent(asked -> match.put(field, texts(field, asked)));
              }
              return match;
            });
  }

  private static List<String> texts(String field, YamlValue value) {
    return items(value).stream().flatMap(item -> text(field, item).stream()).toList();
  }

  /** A slip in a fixed word would be a route that fits nothing. */
  private static Optional<String> text(String field, YamlValue item) {
    return switch (field) {
      case "severity" -> item.oneOf(List.of("info", "warning", "critical"));
      case "kind" -> item.oneOf(List.of("drift", "change", "no_data", "action"));
      default -> item.text();
    };
  }

  private static List<YamlValue> items(YamlValue value) {
    return value.isList() ? value.items() : List.of(value);
  }

  private static boolean isKnown(YamlValue item, String name, Set<String> names) {
    boolean known = names.contains(name);
    if (!known) {
      item.problem(
          "there is no receiver '%s'%s".formatted(name, Suggestion.didYouMean(name, names)));
    }
    return known;
  }

  private static Optional<Retries> retries(YamlValue value) {
    return value
        .map("attempts", "initial_backoff", "max_backoff")
        .flatMap(map -> retries(value, map));
  }

  private static Optional<Retries> retries(YamlValue value, YamlMap map) {
    var standard = Retries.DEFAULT;
    var attempts = map.find("attempts").flatMap(YamlValue::wholeNumber);
    var initialBackoff = map.find("initial_backoff").flatMap(YamlValue::duration);
    var maxBackoff = map.find("max_backoff").flatMap(YamlValue::duration);
    try {
      return Optional.of(
          new Retries(
              attempts.orElse(standard.attempts()),
              initialBackoff.orElse(standard.initialBackoff()),
              maxBackoff.orElse(standard.maxBackoff())));
    } catch (IllegalArgumentException e) {
      value.problem(
          "at least one attempt, and a max_backoff that is not shorter than initial_backoff");
      return Optional.empty();
    }
  }

  private static Optional<String> address(YamlValue value) {
    return value
        .as(ReceiverYaml::webAddress, "an address such as https://funnel.example.com")
        .map(uri -> uri.toString().replaceFirst("/+$", ""));
  }
}

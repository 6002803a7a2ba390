package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.auth.None;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** All sources: the built-in ones, and those of the user's folder. */
public final class SourceCatalogue {
  private final Map<String, Source> sources;
  private final Set<String> configured;
  private final Map<String, InvalidYamlException> broken;

  private SourceCatalogue(
      Map<String, Source> sources,
      Set<String> configured,
      Map<String, InvalidYamlException> broken) {
    this.sources = new LinkedHashMap<>(sources);
    this.configured = Set.copyOf(configured);
    this.broken = new TreeMap<>(broken);
  }

  /**
   * Reads all sources. One that is broken does not stop the others: see {@link #broken}.
   *
   * @param folder with a folder for each source; it need not exist
   * @param environment the value of an environment variable, where it is set
   * @throws InvalidYamlException where the folder cannot be read
   */
  public static SourceCatalogue read(Path folder, Function<String, Optional<String>> environment) {
    var sources = new TreeMap<String, Source>();
    var configured = new TreeSet<String>();
    var broken = new TreeMap<String, InvalidYamlException>();
    BuiltInSources.names().forEach(name -> sources.put(name, BuiltInSources.source(name)));
    for (var own : folders(folder)) {
      try {
        var source = SourceFile.open(own, environment).source();
        sources.put(source.name(), source);
        configured.add(source.name());
      } catch (InvalidYamlException e) {
        broken.put(own.getFileName().toString(), e);
      }
    }
    return new SourceCatalogue(sources, configured, broken);
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var children = Files.list(folder)) {
      return children
          .filter(child -> Files.isDirectory(child))
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidYamlException(
          List.of(
              new YamlProblem(
                  folder.toString(), 0, 0, "", "the folder cannot be read: " + e.getMessage())));
    }
  }

  /** All sources, by their names. */
  public List<Source> all() {
    return List.copyOf(sources.values());
  }

  /** Sources that a user configured and whose files are wrong, with every problem of each. */
  public Map<String, InvalidYamlException> broken() {
    return Collections.unmodifiableMap(broken);
  }

  /** Sources that a user configured, and that can be read. */
  public List<Source> configured() {
    return sources.values().stream().filter(s -> configured.contains(s.name())).toList();
  }

  /**
   * The notices for an operator about the configured sources, a sentence each: which are disabled
   * or broken and why, and which take requests without authentication.
   */
  public List<String> notices() {
    var notices = new ArrayList<String>();
    broken.forEach(
        (name, why) ->
            notices.add(
                "source '%s' is configured but broken: %s"
                    .formatted(name, why.getMessage().replace("\n", "; "))));
    for (var source : configured()) {
      source
          .whyOff()
          .ifPresent(
              why ->
                  notices.add(
                      "source '%s' is configured but off: %s".formatted(source.name(), why)));
      if (source.isOn() && source.authentication().stream().anyMatch(None.class::isInstance)) {
        notices.add(
            "source '%s' takes requests of anybody (authentication: none)"
                .formatted(source.name()));
      }
    }
    return notices;
  }

  /** The source of a name. */
  public Optional<Source> find(String name) {
    return Optional.ofNullable(sources.get(name));
  }
}

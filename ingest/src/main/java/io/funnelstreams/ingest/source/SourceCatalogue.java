package io.funnelstreams.ingest.source;

import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Every source there is: the built-in ones, and those of a folder of one's own. */
public final class SourceCatalogue {
  private final Map<String, Source> sources;

  private SourceCatalogue(Map<String, Source> sources) {
    this.sources = new LinkedHashMap<>(sources);
  }

  /**
   * Reads all sources.
   *
   * @param folder with a folder for each source; it need not exist
   * @param environment the value of an environment variable, where it is set
   * @throws InvalidYamlException with every problem of every source file
   */
  public static SourceCatalogue read(Path folder, Function<String, Optional<String>> environment) {
    var sources = new TreeMap<String, Source>();
    var problems = new ArrayList<YamlProblem>();
    BuiltInSources.names().forEach(name -> sources.put(name, BuiltInSources.source(name)));
    for (var own : folders(folder)) {
      try {
        var source = SourceFile.open(own, environment).source();
        sources.put(source.name(), source);
      } catch (InvalidYamlException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidYamlException(problems);
    }
    return new SourceCatalogue(sources);
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

  /** The source of a name. */
  public Optional<Source> find(String name) {
    return Optional.ofNullable(sources.get(name));
  }
}

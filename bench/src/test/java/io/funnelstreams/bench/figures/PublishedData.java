package io.funnelstreams.bench.figures;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One data set of the folder beside the repository, with the figures expected of it.
 *
 * @param folder where its files are
 * @param expected by name a formula in words and its value
 */
record PublishedData(Path folder, JsonNode expected) {
  private static final Path ROOT = root();

  /** A data set by its folder's name; where it is not there the test is skipped. */
  static PublishedData find(String name) {
    var all =
        Optional.ofNullable(System.getenv("FUNNEL_SHARED_DATA"))
            .map(Path::of)
            .orElse(ROOT.resolve("../shared/data"))
            .normalize();
    assumeTrue(
        Files.isDirectory(all.resolve(name)),
        () ->
            "skipped: there is no data set "
                + name
                + " in "
                + all
                + "; FUNNEL_SHARED_DATA names"
                + " another folder");
    try {
      var figures = new ObjectMapper().readTree(all.resolve("expected.json").toFile());
      return new PublishedData(all.resolve(name), figures.required(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that the repository ships. */
  static Path example(String name) {
    return ROOT.resolve("examples").resolve(name);
  }

  /** The argument of {@code --import} for a shipped mapping and one of the set's files. */
  String through(String mapping, String file) {
    return through(example(mapping), file);
  }

  String through(Path mapping, String file) {
    return mapping + "=" + folder.resolve(file);
  }

  JsonNode figure(String name) {
    return expected.required(name).required("value");
  }

  double number(String name) {
    return figure(name).doubleValue();
  }

  /** A figure that is itself a table: label to number. */
  Map<String, Double> numbers(String name) {
    var numbers = new TreeMap<String, Double>();
    figure(name).properties().forEach(e -> numbers.put(e.getKey(), e.getValue().doubleValue()));
    return numbers;
  }

  /** One column of a figure that is a table with several: label to number. */
  Map<String, Double> numbers(String name, String column) {
    var numbers = new TreeMap<String, Double>();
    figure(name)
        .properties()
        .forEach(e -> numbers.put(e.getKey(), e.getValue().required(column).doubleValue()));
    return numbers;
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("examples")) ? here : here.getParent();
  }
}

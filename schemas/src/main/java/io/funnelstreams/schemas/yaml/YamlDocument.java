package io.funnelstreams.schemas.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A YAML 1.2 file whose values know their positions. A reader walks it from {@link #read}, asks
 * values for their types and continues after a problem; at the end either the result is there or an
 * exception that lists all problems.
 */
public final class YamlDocument {
  private final String name;
  private final Node root;

  /** A reader may look at one value twice, but each problem is reported once. */
  private final Set<YamlProblem> problems = new LinkedHashSet<>();

  private YamlDocument(String name, Node root) {
    this.name = name;
    this.root = root;
  }

  /**
   * Opens a file.
   *
   * @throws InvalidYamlException where the file cannot be read, is not UTF-8 or is not YAML
   */
  public static YamlDocument open(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unreadable(file.toString(), "there is no such file");
    } catch (CharacterCodingException e) {
      throw unreadable(file.toString(), "the file is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw unreadable(file.toString(), "the file cannot be read: " + e.getMessage());
    }
  }

  /**
   * Takes the text of a file.
   *
   * @param name how problems name the file
   * @throws InvalidYamlException where the text is empty or not YAML
   */
  public static YamlDocument parse(String name, String text) {
    var settings = LoadSettings.builder().setLabel(name).setSchema(new CoreSchema()).build();
    try {
      var withoutByteOrderMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return new Compose(settings)
          .composeString(withoutByteOrderMark)
          .map(root -> new YamlDocument(name, root))
          .orElseThrow(() -> unreadable(name, "the file is empty"));
    } catch (MarkedYamlEngineException e) {
      throw new InvalidYamlException(List.of(syntaxProblem(name, e)));
    } catch (YamlEngineException e) {
      throw unreadable(name, "the file is not YAML: " + e.getMessage());
    }
  }

  /** This file as an override of another one. */
  public YamlDocument over(YamlDocument base, YamlOverlay overlay) {
    return new YamlDocument(name, overlay.root(base.root, root));
  }

  /**
   * Walks the file.
   *
   * @param reader takes the root and gives the result; empty only where it has reported a problem
   * @throws InvalidYamlException with every problem that was reported on the way
   */
  public <T> T read(Function<YamlValue, Optional<T>> reader) {
    var result = reader.apply(new YamlValue(this, root, ""));
    if (!problems.isEmpty()) {
      var byPlace =
          Comparator.comparing(YamlProblem::file)
              .thenComparing(YamlProblem::line)
              .thenComparing(YamlProblem::column);
      throw new InvalidYamlException(problems.stream().sorted(byPlace).toList());
    }
    return result.orElseThrow(
        () -> new IllegalStateException("no result and no problem for " + name));
  }

  Node root() {
    return root;
  }

  void report(Node where, String field, String message) {
    int line = where.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    int column = where.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    var file = where.getStartMark().map(Mark::getName).orElse(name);
    problems.add(new YamlProblem(file, line, column, field, message));
  }

  private static YamlProblem syntaxProblem(String name, MarkedYamlEngineException e) {
    var mark = e.getProblemMark().or(e::getContextMark);
    var context = e.getContext() == null ? "" : " " + e.getContext();
    return new YamlProblem(
        name,
        mark.map(at -> at.getLine() + 1).orElse(0),
        mark.map(at -> at.getColumn() + 1).orElse(0),
        "",
        "this is not YAML" + context + ": " + e.getProblem());
  }

  private static InvalidYamlException unreadable(String name, String message) {
    return new InvalidYamlException(List.of(new YamlProblem(name, 0, 0, "", message)));
  }
}

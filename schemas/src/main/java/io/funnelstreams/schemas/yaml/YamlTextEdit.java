package io.funnelstreams.schemas.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Edits items of the lists of a YAML file in its text, by the places of its values, so that
 * everything else stays as it was written: comments, quotes, order and line ends.
 */
public final class YamlTextEdit {
  private final String name;
  private final String text;
  private final String lineEnd;
  private final Node root;
  private final List<Change> changes = new ArrayList<>();

  private record Change(int start, int end, String replacement) {}

  private YamlTextEdit(String name, String text, Node root) {
    this.name = name;
    this.text = text;
    this.root = root;
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /**
   * Begins to edit a text.
   *
   * @param name how problems name the file
   * @throws InvalidYamlException where the text is not YAML
   */
  public static YamlTextEdit of(String name, String text) {
    var withoutByteOrderMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new YamlTextEdit(name, withoutByteOrderMark, YamlDocument.parse(name, text).root());
  }

  /** Whether an item of a top-level list has a key. */
  public boolean has(String list, int index, String key) {
    return tuple(item(list, index), key).isPresent();
  }

  /** Puts comment lines above an item of a top-level list, with its indentation. */
  public void comment(String list, int index, List<String> lines) {
    int line = lineStart(start(item(list, index)));
    changes.add(new Change(line, line, comment(lines, indentation(line))));
  }

  /**
   * Replaces values of an item of a top-level list.
   *
   * @param values key to value, as it stands in YAML
   * @throws InvalidYamlException where a value is an alias, which stands for other places too
   */
  public void set(String list, int index, Map<String, String> values) {
    changes.addAll(replacements(item(list, index), values));
  }

  /**
   * Adds a copy of an item of a top-level list right below it.
   *
   * @param comment lines above the copy
   * @param values key to value of the copy, as it stands in YAML; a key that the item does not have
   *     is put in front of the next one of these that it has
   * @throws InvalidYamlException where the item is written in a way that has no copy
   */
  public void copy(String list, int index, List<String> comment, Map<String, String> values) {
    var item = item(list, index);
    int start = start(item);
    int end = contentEnd(item);
    var inner = replacements(item, values);
    if (isFlow(value(list))) {
      int line = lineStart(start(value(list)));
      changes.add(new Change(line, line, comment(comment, indentation(line))));
      changes.add(new Change(end, end, ", " + applied(inner, start, end)));
      return;
    }
    int line = lineStart(start);
    var dash = text.substring(line, start);
    if (!dash.matches("[ \t]*-[ \t]+")) {
      throw problem(item, "begin the item on the line of its '-', so that it can be copied");
    }
    int lineEndOfItem = endOfLine(end);
    var copy = comment(comment, indentation(line)) + dash + applied(inner, start, lineEndOfItem);
    changes.add(new Change(lineEndOfItem, lineEndOfItem, lineEnd + copy));
  }

  /** The text with all edits. */
  public String result() {
    return applied(changes, 0, text.length());
  }

  private String applied(List<Change> edits, int from, int to) {
    var result = new StringBuilder();
    int at = from;
    for (var edit : edits.stream().sorted(Comparator.comparingInt(Change::start)).toList()) {
      result.append(text, at, edit.start()).append(edit.replacement());
      at = edit.end();
    }
    return result.append(text, at, to).toString();
  }

  private List<Change> replacements(MappingNode item, Map<String, String> values) {
    var edits = new ArrayList<Change>();
    var missing = new ArrayList<String>();
    values.forEach(
        (key, value) -> {
          var tuple = tuple(item, key);
          if (tuple.isEmpty()) {
            missing.add(key + ": " + value);
            return;
          }
          int place = start(tuple.get().getKeyNode());
          missing.forEach(line -> edits.add(inFront(item, place, line)));
          missing.clear();
          edits.add(replacement(tuple.get(), value));
        });
    return edits;
  }

  private Change inFront(MappingNode item, int place, String line) {
    var separator = isFlow(item) ? ", " : lineEnd + " ".repeat(place - lineStart(place));
    return new Change(place, place, line + separator);
  }

  private Change replacement(NodeTuple tuple, String value) {
    var node = tuple.getValueNode();
    if (start(node) < end(tuple.getKeyNode())) {
      throw problem(tuple.getKeyNode(), "an alias stands here; write the value itself");
    }
    return new Change(start(node), end(node), value);
  }

  private String comment(List<String> lines, String indentation) {
    var comment = new StringBuilder();
    lines.forEach(line -> comment.append(indentation).append("# ").append(line).append(lineEnd));
    return comment.toString();
  }

  private MappingNode item(String list, int index) {
    if (value(list) instanceof SequenceNode sequence
        && sequence.getValue().get(index) instanceof MappingNode item) {
      return item;
    }
    throw problem(value(list), "'" + list + "' is not a list of maps");
  }

  private Node value(String key) {
    if (root instanceof MappingNode mapping) {
      var tuple = tuple(mapping, key);
      if (tuple.isPresent()) {
        return tuple.get().getValueNode();
      }
    }
    throw problem(root, "'" + key + "' is missing");
  }

  private static Optional<NodeTuple> tuple(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(
            tuple ->
                tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().strip().equals(key))
        .findFirst();
  }

  /** Where the last character of a node is; the end of a block is only known by what follows it. */
  private int contentEnd(Node node) {
    if (node instanceof MappingNode mapping && !isFlow(mapping)) {
      return mapping.getValue().stream()
          .mapToInt(tuple -> Math.max(end(tuple.getKeyNode()), contentEnd(tuple.getValueNode())))
          .max()
          .orElseGet(() -> start(node));
    }
    if (node instanceof SequenceNode sequence && !isFlow(sequence)) {
      return sequence.getValue().stream()
          .mapToInt(this::contentEnd)
          .max()
          .orElseGet(() -> start(node));
    }
    int end = end(node);
    while (end > start(node) && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isFlow(Node node) {
    return node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() == FlowStyle.FLOW;
  }

  private int start(Node node) {
    return place(node.getStartMark());
  }

  private int end(Node node) {
    return place(node.getEndMark());
  }

  /** Marks count code points. */
  private int place(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }

  private int lineStart(int place) {
    return text.lastIndexOf('\n', place - 1) + 1;
  }

  private int endOfLine(int place) {
    int end = place;
    while (end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private String indentation(int lineStart) {
    int end = lineStart;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return text.substring(lineStart, end);
  }

  private InvalidYamlException problem(Node where, String message) {
    int line = where.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    int column = where.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    return new InvalidYamlException(List.of(new YamlProblem(name, line, column, "", message)));
  }
}

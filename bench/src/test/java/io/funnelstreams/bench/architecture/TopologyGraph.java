package io.funnelstreams.bench.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A topology as Kafka Streams describes it in text, without processors that keep nothing: only what
 * holds state, and topics.
 */
final class TopologyGraph {
  private static final Pattern NODE =
      Pattern.compile("(Source|Processor|Sink): (\\S+) \\((topics?|stores): (.*)\\)");
  private static final String NEXT = "-->";

  private final Map<String, List<String>> topics = new LinkedHashMap<>();
  private final Map<String, List<String>> stores = new LinkedHashMap<>();
  private final Map<String, List<String>> next = new LinkedHashMap<>();

  private TopologyGraph() {}

  static TopologyGraph parse(String description) {
    var graph = new TopologyGraph();
    var node = "";
    for (var line : description.lines().map(String::strip).toList()) {
      var found = NODE.matcher(line);
      if (found.find()) {
        node = found.group(2);
        graph.add(found.group(1), node, names(found.group(4)));
      } else if (line.startsWith(NEXT)) {
        graph.next.put(node, names(line.substring(NEXT.length())));
      }
    }
    return graph;
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.replaceAll("[\\[\\]]", "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.equals("none"))
        .sorted()
        .toList();
  }

  private void add(String kind, String node, List<String> names) {
    switch (kind) {
      case "Processor" -> stores.put(node, names);
      case "Source", "Sink" -> topics.put(node, names);
      default -> throw new IllegalArgumentException(kind);
    }
  }

  /** Lines of a Mermaid flow chart, in an order that does not change with that of the text. */
  String mermaid() {
    var boxes = new TreeSet<String>();
    var edges = new TreeSet<String>();
    Stream.concat(topics.keySet().stream(), stores.keySet().stream())
        .filter(this::isDrawn)
        .forEach(
            node -> {
              boxes.add(box(node));
              reached(node).forEach(to -> edges.add(id(node) + " --> " + id(to)));
            });
    return Stream.concat(boxes.stream(), edges.stream())
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining());
  }

  private boolean isDrawn(String node) {
    return topics.containsKey(node) || !stores.get(node).isEmpty();
  }

  /** The drawn nodes that follow, over those that are not. */
  private Set<String> reached(String node) {
    var reached = new LinkedHashSet<String>();
    for (var follower : next.getOrDefault(node, List.of())) {
      if (isDrawn(follower)) {
        reached.add(follower);
      } else {
        reached.addAll(reached(follower));
      }
    }
    return reached;
  }

  private String box(String node) {
    if (topics.containsKey(node)) {
      var names = topics.get(node);
      return "%s[(%s)]".formatted(id(node), String.join("<br/>", names));
    }
    return "%s[\"%s<br/>%s\"]".formatted(id(node), node, String.join(", ", stores.get(node)));
  }

  /** A topic that is written and read is one node. */
  private String id(String node) {
    var name = topics.containsKey(node) ? topics.get(node).get(0) : node;
    return name.replaceAll("[^A-Za-z0-9]", "_");
  }
}

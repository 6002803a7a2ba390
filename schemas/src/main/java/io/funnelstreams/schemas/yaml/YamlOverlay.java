package io.funnelstreams.schemas.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * How one file overrides another: its values replace those of the other file, except for the keys
 * named here. Every value keeps its position, so that a problem is reported in the file that holds
 * it.
 *
 * @param maps keys whose maps are merged key by key, and how many levels deep
 * @param words keys whose map keeps its entries where a single value overrides it: the value
 *     becomes an entry of the map, under the name given here
 * @param lists keys whose lists have named items: an item replaces the one of its name, others are
 *     added. The name is made of the item's single values.
 */
public record YamlOverlay(
    Map<String, Integer> maps,
    Map<String, String> words,
    Map<String, Function<Map<String, String>, Optional<String>>> lists) {
  public YamlOverlay {
    maps = Map.copyOf(maps);
    words = Map.copyOf(words);
    lists = Map.copyOf(lists);
  }

  Node root(Node under, Node over) {
    if (!(under instanceof MappingNode below) || !(over instanceof MappingNode above)) {
      return over;
    }
    return laid(below, above, this::value);
  }

  private interface Rule {
    Node value(String key, Node under, Node over);
  }

  private Node value(String key, Node under, Node over) {
    if (maps.containsKey(key)) {
      return deep(under, over, maps.get(key));
    }
    if (words.containsKey(key) && under instanceof MappingNode map && over instanceof ScalarNode) {
      return with(map, words.get(key), over);
    }
    return lists.containsKey(key) ? named(lists.get(key), under, over) : over;
  }

  private static Node with(MappingNode map, String name, Node value) {
    var tuples = new ArrayList<>(map.getValue());
    tuples.removeIf(tuple -> key(tuple).equals(name));
    var key =
        new ScalarNode(
            Tag.STR, true, name, ScalarStyle.PLAIN, value.getStartMark(), value.getEndMark());
    tuples.add(new NodeTuple(key, value));
    return new MappingNode(
        map.getTag(), true, tuples, map.getFlowStyle(), value.getStartMark(), value.getEndMark());
  }

  private static Node deep(Node under, Node over, int levels) {
    boolean ends = levels == 0;
    return !ends && under instanceof MappingNode below && over instanceof MappingNode above
        ? laid(below, above, (key, low, high) -> deep(low, high, levels - 1))
        : over;
  }

  /**
   * A key keeps its order from the lower file, but its position in messages is that of the upper
   * one.
   */
  private static Node laid(MappingNode under, MappingNode over, Rule rule) {
    var tuples = new LinkedHashMap<String, NodeTuple>();
    var doubles = new ArrayList<NodeTuple>();
    under.getValue().forEach(tuple -> tuples.put(key(tuple), tuple));
    var seen = new HashMap<String, NodeTuple>();
    for (var tuple : over.getValue()) {
      var key = key(tuple);
      if (seen.putIfAbsent(key, tuple) != null) {
        doubles.add(tuple);
        continue;
      }
      var below = tuples.get(key);
      var value =
          below == null
              ? tuple.getValueNode()
              : rule.value(key, below.getValueNode(), tuple.getValueNode());
      tuples.put(key, new NodeTuple(tuple.getKeyNode(), value));
    }
    // The reader of the map reports a duplicate key.
    var all = new ArrayList<>(tuples.values());
    all.addAll(doubles);
    return new MappingNode(
        over.getTag(),
        over.isRecursive(),
        all,
        over.getFlowStyle(),
        over.getStartMark(),
        over.getEndMark());
  }

  private static Node named(
      Function<Map<String, String>, Optional<String>> naming, Node under, Node over) {
    if (!(under instanceof SequenceNode below) || !(over instanceof SequenceNode above)) {
      return over;
    }
    var items = new ArrayList<Node>(below.getValue());
    var inherited = items.size();
    for (var item : above.getValue()) {
      int at = indexOf(name(naming, item), items.subList(0, inherited), naming);
      if (at < 0) {
        items.add(item);
      } else {
        items.set(at, item);
      }
    }
    return new SequenceNode(
        above.getTag(),
        true,
        items,
        above.getFlowStyle(),
        above.getStartMark(),
        above.getEndMark());
  }

  private static int indexOf(
      Optional<String> name,
      List<Node> items,
      Function<Map<String, String>, Optional<String>> naming) {
    for (int i = 0; i < items.size() && name.isPresent(); i++) {
      if (name.equals(name(naming, items.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> name(
      Function<Map<String, String>, Optional<String>> naming, Node item) {
    if (!(item instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    var texts = new HashMap<String, String>();
    for (var tuple : mapping.getValue()) {
      if (tuple.getValueNode() instanceof ScalarNode scalar) {
        texts.put(key(tuple), scalar.getValue().strip());
      }
    }
    return naming.apply(texts);
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar
        ? scalar.getValue().strip().toLowerCase(Locale.ROOT)
        : "?";
  }
}

package io.funnelstreams.ingest.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of XML that becomes a value. An element with child elements is a map, one with text is
 * the text, and one that is nil is no value. Attributes are {@code @name} in a map; those of a text
 * are beside it as {@code element@name}. A repeated element is a list.
 */
final class XmlElement {
  private final String name;
  private final Map<String, String> attributes;
  private final Map<String, Object> children = new LinkedHashMap<>();
  private final Map<String, List<Object>> lists = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name, Map<String, String> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  /** The element at whose start the reader is; prefixes of namespaces are left out. */
  static XmlElement at(XMLStreamReader reader) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return new XmlElement(reader.getLocalName(), attributes);
  }

  void add(String characters) {
    text.append(characters);
  }

  Map<String, Object> children() {
    return children;
  }

  /** Adds the value of this element to its parent. */
  void closeIn(XmlElement around) {
    if ("true".equals(attributes.get("nil"))) {
      around.put(name, null);
    } else if (children.isEmpty()) {
      around.put(name, text.toString().strip());
      attributes.forEach((attribute, value) -> around.put(name + "@" + attribute, value));
    } else {
      attributes.forEach((attribute, value) -> put("@" + attribute, value));
      if (!text.toString().isBlank()) {
        put("#text", text.toString().strip());
      }
      around.put(name, children);
    }
  }

  private void put(String key, Object value) {
    if (!children.containsKey(key)) {
      children.put(key, value);
    } else if (children.get(key) instanceof List<?>) {
      lists.get(key).add(value);
    } else {
      var list = new ArrayList<Object>();
      list.add(children.get(key));
      list.add(value);
      lists.put(key, list);
      children.put(key, list);
    }
  }
}

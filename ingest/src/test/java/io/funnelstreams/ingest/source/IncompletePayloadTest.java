package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Vendors leave fields out and send nulls, and other versions of their interfaces have other
 * fields. Then an item is rejected or makes fewer events, but its body is still read.
 */
class IncompletePayloadTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/sources");
  private static final Pattern ELEMENT = Pattern.compile("<(\\w+)[^<>/]*>[^<>]*</\\1>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stripe",
        "chargebee",
        "paddle",
        "salesforce-cdc",
        "pipedrive",
        "docusign",
        "pandadoc",
        "aircall",
        "calendly",
        "twilio",
        "segment"
      })
  void noFieldThatIsMissingNullOrEmptyMakesABodyUnreadable(String name) throws IOException {
    var source = Payloads.builtIn(name);
    var unreadable = new ArrayList<String>();
    for (var example : examples(name)) {
      var document = Payloads.JSON.readTree(example.toFile());
      for (var spoilt : spoilt(document)) {
        var body = spoilt.toString().getBytes(StandardCharsets.UTF_8);
        source
            .take(Payloads.request(body, "application/json"))
            .unreadable()
            .ifPresent(reject -> unreadable.add(example.getFileName() + " " + spoilt));
      }
    }
    assertThat(unreadable).isEmpty();
  }

  @Test
  void noElementThatIsMissingNilOrEmptyMakesABodyUnreadable() throws IOException {
    var source = Payloads.builtIn("recurly");
    var unreadable = new ArrayList<String>();
    for (var example : examples("recurly")) {
      var element = ELEMENT.matcher(Files.readString(example));
      for (var found : element.results().toList()) {
        var name = found.group(1);
        for (var other : List.of("", "<" + name + "/>", "<" + name + " nil='true'/>")) {
          var spoilt = new StringBuilder(Files.readString(example));
          spoilt.replace(found.start(), found.end(), other);
          source
              .take(Payloads.request(spoilt.toString(), "text/xml"))
              .unreadable()
              .ifPresent(reject -> unreadable.add(example.getFileName() + " " + other + spoilt));
        }
      }
    }
    assertThat(unreadable).isEmpty();
  }

  private static List<Path> examples(String name) throws IOException {
    try (var files = Files.list(EXAMPLES.resolve(name))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.toString().endsWith(".expected.json"))
          .sorted()
          .toList();
    }
  }

  /** The document without each of its fields in turn, and with each of them null and empty. */
  private static List<JsonNode> spoilt(JsonNode document) {
    var copies = new ArrayList<JsonNode>();
    for (var pointer : pointers("", document)) {
      int last = pointer.lastIndexOf('/');
      var field = pointer.substring(last + 1);
      var without = document.deepCopy();
      ((ObjectNode) without.at(pointer.substring(0, last))).remove(field);
      copies.add(without);
      var value = document.at(pointer);
      for (var other : List.of(NullNode.instance, empty(value))) {
        var copy = document.deepCopy();
        ((ObjectNode) copy.at(pointer.substring(0, last))).set(field, other);
        copies.add(copy);
      }
    }
    return copies;
  }

  private static JsonNode empty(JsonNode value) {
    return value instanceof ObjectNode
        ? Payloads.JSON.createObjectNode()
        : value instanceof ArrayNode ? Payloads.JSON.createArrayNode() : TextNode.valueOf("");
  }

  private static List<String> pointers(String prefix, JsonNode node) {
    var pointers = new ArrayList<String>();
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                pointers.add(prefix + "/" + name);
                pointers.addAll(pointers(prefix + "/" + name, object.get(name)));
              });
    }
    for (int i = 0; node instanceof ArrayNode && i < node.size(); i++) {
      pointers.addAll(pointers(prefix + "/" + i, node.get(i)));
    }
    return pointers;
  }
}

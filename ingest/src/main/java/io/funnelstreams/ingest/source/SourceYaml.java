package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.auth.Scheme;
import io.funnelstreams.ingest.auth.SchemeYaml;
import io.funnelstreams.ingest.mapping.EventSpec;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingExpression;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.mapping.OwnCompany;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.YamlDocument;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlOverlay;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads source files; {@code docs/sources.md} describes them. */
final class SourceYaml {
  static final String EXTENDS = "extends";
  static final String SECRETS = "secrets";

  private static final String READER = "reader";

  /**
   * The keys of a source that are merged with those of the source it extends, rather than replace
   * them.
   */
  static final YamlOverlay OVERLAY =
      new YamlOverlay(
          Map.of(
              "aliases", 2, "lookups", 1, "segment", 1, "dates", 1, "numbers", 1, "request", 1,
              "answer", 1),
          Map.of("currency", "only"),
          Map.of("events", SourceYaml::nameOfEvent));

  private static final List<String> BODIES = List.of("json", "form", "xml", "multipart");
  private static final List<String> WITH_FIELDS = List.of("form", "multipart");

  private static final List<String> KEYS =
      List.of(
          "title",
          "docs",
          EXTENDS,
          SECRETS,
          "authentication",
          "request",
          "items",
          "handshake",
          "erasure",
          "answer",
          "topics",
          "value",
          "own_domains",
          "own_addresses");

  /** The keys of a source whose events are in our own schema: the events hold everything else. */
  private static final List<String> READER_KEYS =
      List.of("title", "docs", EXTENDS, SECRETS, "authentication", READER);

  private final Path file;
  private final String name;

  private SourceYaml(Path file, String name) {
    this.file = file;
    this.name = name;
  }

  /**
   * Reads a source.
   *
   * @param file lookup files are searched beside it
   * @throws io.funnelstreams.schemas.yaml.InvalidYamlException with every problem
   */
  static SourceSpec read(YamlDocument document, Path file, String name) {
    return document.read(new SourceYaml(file, name)::source);
  }

  private static Optional<String> nameOfEvent(Map<String, String> event) {
    var family = Optional.ofNullable(event.get("family"));
    var word = Optional.ofNullable(event.getOrDefault("type", event.get("purpose")));
    return Optional.ofNullable(event.get("name"))
        .or(() -> family.map(f -> f + word.map(w -> "." + w).orElse("")))
        .map(text -> text.toLowerCase(Locale.ROOT));
  }

  private Optional<SourceSpec> source(YamlValue root) {
    if (root.isMap() && root.entries().containsKey(READER)) {
      return root.map(READER_KEYS.toArray(String[]::new)).map(this::ownWords);
    }
    var keys = Stream.concat(KEYS.stream(), MappingYaml.KEYS.stream()).toArray(String[]::new);
    return root.map(keys).map(this::source);
  }

  private SourceSpec ownWords(YamlMap top) {
    return new SourceSpec(
        top.find("title").flatMap(YamlValue::text).orElse(name),
        top.find("docs").flatMap(YamlValue::text),
        schemes(top),
        new JsonBody(),
        "POST",
        top.require(READER).flatMap(v -> v.oneOf(EventFormat.class)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        TopicValue.JSON,
        OwnCompany.UNKNOWN,
        MappingYaml.ofNothing(file, name));
  }

  private SourceSpec source(YamlMap top) {
    var mapping = MappingYaml.within(top, file, name);
    checkIdentities(top, mapping);
    var request = top.find("request").flatMap(v -> v.map("body", "field", "method"));
    return new SourceSpec(
        top.find("title").flatMap(YamlValue::text).orElse(name),
        top.find("docs").flatMap(YamlValue::text),
        schemes(top),
        request.map(SourceYaml::body).orElseGet(JsonBody::new),
        request.flatMap(SourceYaml::method).orElse("POST"),
        Optional.empty(),
        top.find("items").flatMap(MappingExpression::read),
        top.find("handshake").flatMap(SourceYaml::handshake),
        top.find("erasure").flatMap(v -> demand(v, "party")),
        top.find("answer").flatMap(SourceYaml::answer),
        top.find("topics").map(SourceYaml::topics).orElse(List.of()),
        top.find("value").flatMap(v -> v.oneOf(TopicValue.class)).orElse(TopicValue.JSON),
        ownCompany(top),
        mapping);
  }

  /** A vendor may send an event more than once, so every event needs an identity. */
  private static void checkIdentities(YamlMap top, Mapping mapping) {
    var without =
        mapping.events().stream()
            .filter(event -> event.id().isEmpty())
            .map(EventSpec::name)
            .toList();
    if (mapping.rowId().isEmpty() && !without.isEmpty()) {
      top.problem(
          "what makes an item the same item when it is sent again? Give 'row_id', or an 'id' to "
              + String.join(", ", without));
    }
  }

  private static List<Scheme> schemes(YamlMap top) {
    if (top.find("topics").isPresent() && top.find("authentication").isEmpty()) {
      return List.of();
    }
    return top.require("authentication").map(SchemeYaml::schemes).orElse(List.of());
  }

  private static Body body(YamlMap request) {
    var forms =
        request
            .find("body")
            .map(v -> v.isList() ? v.items() : List.of(v))
            .orElse(List.of())
            .stream()
            .flatMap(v -> v.oneOf(BODIES).stream())
            .toList();
    var field = request.find("field").flatMap(YamlValue::text);
    if (field.isPresent() && forms.stream().noneMatch(WITH_FIELDS::contains)) {
      request.problem("'field' is for 'body: form' and 'body: multipart'");
    }
    return forms.size() < 2
        ? body(forms.isEmpty() ? "json" : forms.get(0), field)
        : new SeveralBodies(forms.stream().map(form -> body(form, field)).toList());
  }

  private static Body body(String form, Optional<String> field) {
    return switch (form) {
      case "multipart" -> new MultipartBody(field);
      case "form" -> new FormBody(field);
      case "xml" -> new XmlBody();
      default -> new JsonBody();
    };
  }

  private static Optional<String> method(YamlMap request) {
    return request.find("method").flatMap(v -> v.oneOf(List.of("POST", "PUT", "GET")));
  }

  private static Optional<Handshake> handshake(YamlValue value) {
    return value
        .map("when", "answer", "method", "authentication", SECRETS)
        .flatMap(
            map -> {
              var when = map.require("when").flatMap(MappingExpression::read);
              var answer = map.require("answer").flatMap(MappingExpression::read);
              var method = method(map);
              var schemes = map.find("authentication").map(SchemeYaml::schemes).orElse(List.of());
              if (map.find(SECRETS).isPresent() && schemes.isEmpty()) {
                map.problem("'secrets' of a handshake go with an 'authentication' of its own");
              }
              return when.flatMap(
                  w -> answer.map(a -> new Handshake(new RequestRule(w, a), method, schemes)));
            });
  }

  private static Optional<RequestRule> demand(YamlValue value, String gives) {
    return value
        .map("when", gives)
        .flatMap(
            map -> {
              var when = map.require("when").flatMap(MappingExpression::read);
              var given = map.require(gives).flatMap(MappingExpression::read);
              return when.flatMap(w -> given.map(g -> new RequestRule(w, g)));
            });
  }

  private static Optional<Answer> answer(YamlValue value) {
    return value
        .map("body", "type")
        .map(
            map ->
                new Answer(
                    map.find("type").flatMap(YamlValue::text).orElse("text/plain"),
                    map.find("body").flatMap(YamlValue::textOrEmpty).orElse("")));
  }

  private static OwnCompany ownCompany(YamlMap top) {
    return new OwnCompany(
        texts(top, "own_domains", "[^@\\s]+\\.[^@\\s.]+", "a domain such as example.com"),
        texts(top, "own_addresses", "\\S+@\\S+", "an e-mail address"));
  }

  private static Set<String> texts(YamlMap top, String key, String form, String what) {
    return top.find(key).map(v -> v.isList() ? v.items() : List.of(v)).orElse(List.of()).stream()
        .flatMap(value -> text(value, form, what).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<String> text(YamlValue value, String form, String what) {
    var text = value.text();
    if (text.isPresent() && !text.get().matches(form)) {
      value.problem("this is not " + what);
      return Optional.empty();
    }
    return text;
  }

  private static List<String> topics(YamlValue value) {
    var items = value.isList() ? value.items() : List.of(value);
    items.forEach(SourceYaml::checkTopic);
    return items.stream().flatMap(item -> item.text().stream()).toList();
  }

  /** A source that reads its own output never ends. */
  private static void checkTopic(YamlValue value) {
    var ours = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    if (value.text().filter(ours::contains).isPresent()) {
      value.problem("this is a topic of ours: its records are not to be mapped again");
    }
  }
}

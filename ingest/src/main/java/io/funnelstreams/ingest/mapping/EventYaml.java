package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.ingest.mapping.ValueSpec.Constant;
import io.funnelstreams.schemas.yaml.Suggestion;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the events that a row makes. */
final class EventYaml {
  private static final List<String> COMMON = List.of("name", "family", "when", "id", "segment");

  private final ValueYaml values;
  private final Optional<ValueSpec> currency;
  private final Optional<ValueSpec> party;

  /**
   * A reader.
   *
   * @param currency of amounts without their own currency
   * @param party of events without their own party
   */
  EventYaml(ValueYaml values, Optional<ValueSpec> currency, Optional<ValueSpec> party) {
    this.values = values;
    this.currency = currency;
    this.party = party;
  }

  List<EventSpec> events(Optional<YamlValue> list) {
    var events = new ArrayList<EventSpec>();
    var names = new HashSet<String>();
    var items = list.map(YamlValue::items).orElse(List.of());
    if (list.isPresent() && items.isEmpty() && list.get().isList()) {
      list.get().problem("a mapping makes at least one event");
    }
    for (var item : items) {
      event(item)
          .ifPresent(
              event -> {
                events.add(event);
                if (!names.add(event.name())) {
                  item.problem(
                      "two events are named '%s'; give one of them another 'name'"
                          .formatted(event.name()));
                }
              });
    }
    return events;
  }

  private Optional<EventSpec> event(YamlValue value) {
    var family = value.entries().containsKey("family") ? family(value) : Optional.<Family>empty();
    if (family.isEmpty()) {
      if (!value.entries().containsKey("family") && value.isMap()) {
        value.problem(
            "'family' is missing; it is one of " + String.join(", ", lowerCase(Family.values())));
      }
      return Optional.empty();
    }
    var fields = EventField.of(family.get());
    var common = Stream.concat(COMMON.stream(), repeatKey(family.get()));
    var keys = Stream.concat(common, fields.stream().map(EventField::id)).toArray(String[]::new);
    return value.map(keys).map(map -> event(map, family.get()));
  }

  private static Stream<String> repeatKey(Family family) {
    return family.description().repeatable() ? Stream.of("repeat") : Stream.empty();
  }

  private static Optional<Family> family(YamlValue value) {
    return value.entries().get("family").oneOf(Family.class);
  }

  private EventSpec event(YamlMap map, Family family) {
    var fields = new LinkedHashMap<String, ValueSpec>();
    for (var field : EventField.of(family)) {
      value(map, field, family).ifPresent(value -> fields.put(field.id(), value));
    }
    EventField.partyOf(family)
        .map(field -> fields.get(field.id()))
        .ifPresent(value -> fields.putIfAbsent(EventSpec.PARTY, value));
    EventField.translatedOf(family).forEach(id -> keepOwnWord(id, fields));
    return new EventSpec(
        map.find("name").flatMap(YamlValue::text).orElseGet(() -> nameOf(family, fields)),
        map.find("name").isPresent(),
        family,
        map.find("when").map(ConditionYaml::condition).orElseGet(Condition.Always::new),
        map.find("id").map(values::identity).orElse(List.of()),
        map.find("repeat").flatMap(values::value),
        fields,
        map.find("segment").map(values::segment).orElse(Map.of()));
  }

  /**
   * Keeps the source's own word of a value that aliases translate, unless the mapping names another
   * one.
   */
  private static void keepOwnWord(String id, Map<String, ValueSpec> fields) {
    Optional.ofNullable(fields.get(id))
        .filter(word -> !word.aliases().isEmpty())
        .ifPresent(word -> fields.putIfAbsent(Translated.ownId(id), ValueSpec.of(word.from())));
  }

  private static String nameOf(Family family, Map<String, ValueSpec> fields) {
    var name = family.name().toLowerCase(Locale.ROOT);
    var word = Optional.ofNullable(fields.getOrDefault("type", fields.get("purpose")));
    return word.filter(value -> value.from() instanceof Constant)
        .map(value -> name + "." + ((Constant) value.from()).text().toLowerCase(Locale.ROOT))
        .orElse(name);
  }

  private Optional<ValueSpec> value(YamlMap map, EventField field, Family family) {
    var written = map.find(field.id());
    if (written.isEmpty()) {
      return absent(map, field, family);
    }
    if (field.word()) {
      return word(written.get(), field);
    }
    var value = values.value(written.get());
    if (field.date()) {
      value.ifPresent(spec -> checkFallback(written.get(), spec));
    }
    return field.money() ? value.map(spec -> money(written.get(), spec)) : value;
  }

  private Optional<ValueSpec> absent(YamlMap map, EventField field, Family family) {
    boolean isParty = field.equals(EventField.PARTY);
    if (isParty && (party.isPresent() || EventField.partyOf(family).isPresent())) {
      return party;
    }
    if (field.required()) {
      map.problem("'" + field.id() + "' is missing");
    }
    return Optional.empty();
  }

  private Optional<ValueSpec> word(YamlValue written, EventField field) {
    if (!written.isMap()) {
      return written.oneOf(field.words()).map(ValueSpec::constant);
    }
    var value = values.word(written);
    value.ifPresent(spec -> checkWords(written, spec, field.words()));
    return value;
  }

  /** An invalid word in the mapping itself would reject every row that uses it. */
  private static void checkWords(YamlValue written, ValueSpec value, List<String> allowed) {
    var meant = new ArrayList<>(value.aliases().values());
    value.otherwise().ifPresent(other -> checkWords(written, other, allowed));
    if (value.from() instanceof Constant constant && value.aliases().isEmpty()) {
      meant.add(constant.text());
    }
    for (var word : meant) {
      var plain = word.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
      if (!plain.isEmpty() && !plain.equals(EventMaker.IGNORE) && !allowed.contains(plain)) {
        written.problem(
            "'%s' is not one of %s, nor %s%s"
                .formatted(
                    word,
                    String.join(", ", allowed),
                    EventMaker.IGNORE,
                    Suggestion.didYouMean(plain, allowed)));
      }
    }
  }

  private static List<String> lowerCase(Enum<?>... words) {
    return Stream.of(words).map(word -> word.name().toLowerCase(Locale.ROOT)).toList();
  }

  private ValueSpec money(YamlValue written, ValueSpec value) {
    if (value.currency().isPresent()) {
      return value;
    }
    if (currency.isEmpty()) {
      written.problem(
          "in which currency? Set 'currency: EUR' for the whole mapping, or here {column: ...,"
              + " currency: EUR}");
    }
    return currency.map(value::in).orElse(value);
  }

  /** A fallback that is no date would reject every row that needs it. */
  private static void checkFallback(YamlValue written, ValueSpec value) {
    value
        .otherwise()
        .map(ValueSpec::from)
        .filter(from -> from instanceof Constant)
        .map(from -> ((Constant) from).text())
        .filter(text -> DateStyle.iso().readDeclared(text).isEmpty())
        .ifPresent(
            text ->
                written.problem(
                    ("'otherwise: %s' is no date; write it as 2026-01-31, or {column: name} "
                            + "for another column")
                        .formatted(text)));
  }
}

package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.mapping.ValueSpec.Constant;
import io.funnelstreams.ingest.mapping.ValueSpec.FromColumn;
import io.funnelstreams.ingest.mapping.ValueSpec.FromExpression;
import io.funnelstreams.ingest.mapping.ValueSpec.FromLookup;
import io.funnelstreams.ingest.mapping.ValueSpec.FromRowIdentity;
import io.funnelstreams.ingest.mapping.ValueSpec.OneCurrency;
import io.funnelstreams.schemas.yaml.Suggestion;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the origins of the values of an event. A plain text is the name of a column. */
final class ValueYaml {
  /** The key of the one currency that all amounts are in, whether or not a row says so. */
  static final String ONLY = "only";

  private static final List<String> KEYS =
      List.of(
          "column",
          "constant",
          "expression",
          "lookup",
          "row",
          "by",
          "take",
          "when_missing",
          "aliases",
          "otherwise",
          "formats",
          "zone",
          "language",
          "currency");

  private static final List<String> ORIGINS =
      List.of("column", "constant", "expression", "lookup", "row");

  private final Map<String, Map<String, String>> aliases;
  private final Set<String> lookups;
  private final DateStyle dates;
  private final Set<String> used = new HashSet<>();

  ValueYaml(Map<String, Map<String, String>> aliases, Set<String> lookups, DateStyle dates) {
    this.aliases = aliases;
    this.lookups = lookups;
    this.dates = dates;
  }

  /** A value whose plain text is the name of a column. */
  Optional<ValueSpec> value(YamlValue value) {
    return value(value, ValueSpec::column);
  }

  /** A value whose plain text is the value itself. */
  Optional<ValueSpec> word(YamlValue value) {
    return value(value, ValueSpec::constant);
  }

  /** A currency: a code, or the row's value for it. */
  Optional<ValueSpec> currency(YamlValue value) {
    if (!value.isMap()) {
      return code(value).map(ValueSpec::constant);
    }
    var keys = Stream.concat(KEYS.stream(), Stream.of(ONLY)).toArray(String[]::new);
    return value.map(keys).flatMap(this::currency);
  }

  private Optional<ValueSpec> currency(YamlMap map) {
    var named = value(map);
    var only = map.find(ONLY);
    return only.isEmpty()
        ? named
        : named.flatMap(
            spec -> code(only.get()).map(code -> ValueSpec.of(new OneCurrency(spec, code))));
  }

  private static Optional<String> code(YamlValue value) {
    return value
        .as(Currency::getInstance, "a currency code such as EUR; for a column write {column: name}")
        .map(Currency::getCurrencyCode);
  }

  /** One value, or several that identify something together. */
  List<ValueSpec> identity(YamlValue value) {
    var items = value.isList() ? value.items() : List.of(value);
    return items.stream().flatMap(item -> value(item).stream()).toList();
  }

  /** Values by dimension. */
  Map<String, ValueSpec> segment(YamlValue value) {
    var segment = new LinkedHashMap<String, ValueSpec>();
    value.entries().forEach((dimension, v) -> value(v).ifPresent(s -> segment.put(dimension, s)));
    return segment;
  }

  /** Written text to meaning. */
  static Map<String, String> aliasMap(YamlValue value) {
    var map = new LinkedHashMap<String, String>();
    value
        .entries()
        .forEach((written, meant) -> meant.textOrEmpty().ifPresent(t -> map.put(written, t)));
    var folded = new HashMap<String, String>();
    map.forEach(
        (written, meant) -> {
          var before = folded.put(Cells.fold(written), meant);
          if (before != null && !before.equals(meant)) {
            value.problem(
                "'%s' stands for '%s' and, in other letters, for '%s'; upper and lower case are one"
                    .formatted(written, meant, before));
          }
        });
    return map;
  }

  /** Reports the lists and lookups that a map declares and no value uses: a slip in a name. */
  void reportUnused(YamlValue declared, String what) {
    declared
        .entries()
        .forEach(
            (name, value) -> {
              if (!used.contains(name)) {
                value.problem("%s '%s' is used by no value".formatted(what, name));
              }
            });
  }

  private Optional<ValueSpec> value(YamlValue value, Function<String, ValueSpec> plain) {
    if (!value.isMap()) {
      return value.text().map(plain);
    }
    return value.map(KEYS.toArray(String[]::new)).flatMap(this::value);
  }

  private Optional<ValueSpec> value(YamlMap map) {
    return from(map)
        .map(
            from ->
                new ValueSpec(
                    from,
                    map.find("aliases").map(this::aliasesOf).orElse(Map.of()),
                    map.find("otherwise").flatMap(this::word),
                    datesOf(map),
                    map.find("currency").flatMap(this::currency)));
  }

  private Optional<DateStyle> datesOf(YamlMap map) {
    boolean own =
        map.find("formats").isPresent()
            || map.find("zone").isPresent()
            || map.find("language").isPresent();
    return own ? Optional.of(FormatYaml.dates(map, dates)) : Optional.empty();
  }

  private Optional<ValueSpec.From> from(YamlMap map) {
    var given = new ArrayList<>(ORIGINS);
    given.removeIf(key -> map.find(key).isEmpty());
    if (given.size() != 1) {
      map.problem(
          "a value needs exactly one of column, constant, expression, lookup and row; this one has "
              + (given.isEmpty() ? "none" : String.join(" and ", given)));
      return Optional.empty();
    }
    var value = map.find(given.get(0)).orElseThrow();
    return switch (given.get(0)) {
      case "column" -> value.text().map(FromColumn::new);
      case "constant" -> value.text().map(Constant::new);
      case "expression" -> MappingExpression.read(value).map(FromExpression::new);
      case "row" -> value.oneOf(List.of("id")).map(id -> new FromRowIdentity());
      default -> lookup(map, value);
    };
  }

  private Optional<ValueSpec.From> lookup(YamlMap map, YamlValue value) {
    var name = value.text();
    var by = map.require("by").flatMap(this::value);
    var take = map.require("take").flatMap(YamlValue::text);
    boolean emptyIfMissing =
        map.find("when_missing")
            .flatMap(v -> v.oneOf(List.of("reject", "empty")))
            .filter("empty"::equals)
            .isPresent();
    name.ifPresent(used::add);
    if (name.isPresent() && !lookups.contains(name.get())) {
      value.problem(
          "there is no lookup '%s'; declared under 'lookups': %s%s"
              .formatted(
                  name.get(),
                  String.join(", ", lookups),
                  Suggestion.didYouMean(name.get(), lookups)));
      return Optional.empty();
    }
    return name.isEmpty() || by.isEmpty() || take.isEmpty()
        ? Optional.empty()
        : Optional.of(new FromLookup(name.get(), by.get(), take.get(), emptyIfMissing));
  }

  private Map<String, String> aliasesOf(YamlValue value) {
    if (value.isMap()) {
      return aliasMap(value);
    }
    var name = value.oneOf(aliases.keySet());
    name.ifPresent(used::add);
    return name.map(aliases::get).orElse(Map.of());
  }
}

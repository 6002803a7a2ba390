package io.funnelstreams.ingest.mapping;

import io.funnelstreams.schemas.yaml.YamlDocument;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads mapping files; {@code docs/import.md} describes them. */
public final class MappingYaml {
  /** The keys of a mapping that do not concern a file; a source has them too. */
  public static final List<String> KEYS =
      List.of(
          "source",
          "dates",
          "numbers",
          "empty",
          "currency",
          "aliases",
          "lookups",
          "row_id",
          "party",
          "segment",
          "events");

  private final Path folder;
  private final String defaultName;

  private MappingYaml(Path file) {
    this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    this.defaultName =
        String.valueOf(file.getFileName()).replaceFirst("(\\.mapping)?\\.ya?ml$", "");
  }

  /**
   * Reads a mapping file.
   *
   * @throws io.funnelstreams.schemas.yaml.InvalidYamlException with every problem of the file
   */
  public static Mapping read(Path file) {
    return YamlDocument.open(file).read(new MappingYaml(file)::mapping);
  }

  /**
   * Reads the text of a mapping file.
   *
   * @param file how problems name it; lookup files are searched beside it
   * @throws io.funnelstreams.schemas.yaml.InvalidYamlException with every problem of the text
   */
  public static Mapping parse(Path file, String text) {
    return YamlDocument.parse(file.toString(), text).read(new MappingYaml(file)::mapping);
  }

  /**
   * The mapping in a file that holds other things too.
   *
   * @param file which names the mapping; lookup files are searched beside it
   * @param name of the mapping
   */
  public static Mapping within(YamlMap top, Path file, String name) {
    return new MappingYaml(file).mapping(top, name, false);
  }

  /** The mapping of a source whose events need none. */
  public static Mapping ofNothing(Path file, String name) {
    return new Mapping(
        name,
        name,
        new MappingYaml(file).folder,
        FormatYaml.csv(),
        DateStyle.iso(),
        NumberStyle.PLAIN,
        Set.of(),
        Map.of(),
        List.of(),
        Export.LOG,
        Map.of(),
        List.of());
  }

  private Optional<Mapping> mapping(YamlValue root) {
    var keys =
        Stream.concat(Stream.of("mapping", "file", "export"), KEYS.stream()).toArray(String[]::new);
    return root.map(keys).map(top -> mapping(top, nameOf(top), true));
  }

  private String nameOf(YamlMap top) {
    return top.find("mapping").flatMap(YamlValue::text).orElse(defaultName);
  }

  private Mapping mapping(YamlMap top, String name, boolean alone) {
    var source = top.require("source").flatMap(YamlValue::text);
    var dates = top.find("dates").map(v -> FormatYaml.dates(v, DateStyle.iso()));
    var lookups = lookups(top);
    var values = new ValueYaml(aliases(top), lookups.keySet(), dates.orElseGet(DateStyle::iso));
    var currency = top.find("currency").flatMap(values::currency);
    var party = top.find("party").flatMap(values::value);
    var events = new EventYaml(values, currency, party).events(top.require("events"));
    var rowId = top.find("row_id").map(values::identity).orElse(List.of());
    var segment = top.find("segment").map(values::segment).orElse(Map.of());
    checkRowId(top, rowId);
    if (alone) {
      top.find("aliases").ifPresent(declared -> values.reportUnused(declared, "the list"));
      top.find("lookups").ifPresent(declared -> values.reportUnused(declared, "the lookup"));
    }
    return new Mapping(
        name,
        source.orElse(""),
        folder,
        top.find("file").map(FormatYaml::file).orElse(FormatYaml.csv()),
        dates.orElseGet(DateStyle::iso),
        top.find("numbers").map(FormatYaml::numbers).orElse(NumberStyle.PLAIN),
        emptyMarkers(top),
        lookups,
        rowId,
        export(top, !rowId.isEmpty()),
        segment,
        events);
  }

  private static Export export(YamlMap top, boolean rowsHaveIdentity) {
    var written = top.find("export");
    var export = written.flatMap(value -> value.oneOf(Export.class));
    if (export.filter(Export.SNAPSHOT::equals).isPresent() && top.find("row_id").isEmpty()) {
      written
          .orElseThrow()
          .problem(
              "a snapshot needs a 'row_id', by which a row is found again in the next export;"
                  + " without one a file is a log, or complete");
    }
    return export.orElseGet(() -> Export.of(rowsHaveIdentity));
  }

  private static void checkRowId(YamlMap top, List<ValueSpec> rowId) {
    if (rowId.stream().anyMatch(value -> value.from() instanceof ValueSpec.FromRowIdentity)) {
      top.problem("'row_id' says what {row: id} is, so it cannot be that itself");
    }
  }

  private static Set<String> emptyMarkers(YamlMap top) {
    var markers = new LinkedHashSet<String>();
    top.find("empty")
        .ifPresent(list -> list.items().forEach(v -> v.textOrEmpty().ifPresent(markers::add)));
    return markers;
  }

  private static Map<String, Map<String, String>> aliases(YamlMap top) {
    var named = new HashMap<String, Map<String, String>>();
    top.find("aliases")
        .ifPresent(
            value ->
                value.entries().forEach((name, map) -> named.put(name, ValueYaml.aliasMap(map))));
    return named;
  }

  private static Map<String, LookupSpec> lookups(YamlMap top) {
    var lookups = new LinkedHashMap<String, LookupSpec>();
    top.find("lookups")
        .ifPresent(
            value ->
                value
                    .entries()
                    .forEach((name, v) -> lookup(v).ifPresent(spec -> lookups.put(name, spec))));
    return lookups;
  }

  private static Optional<LookupSpec> lookup(YamlValue value) {
    return value
        .map("file", "key", "format")
        .map(
            map ->
                new LookupSpec(
                    map.require("file").flatMap(YamlValue::text).orElse(""),
                    map.require("key").flatMap(YamlValue::text).orElse(""),
                    map.find("format").map(FormatYaml::file).orElse(FormatYaml.csv())));
  }
}

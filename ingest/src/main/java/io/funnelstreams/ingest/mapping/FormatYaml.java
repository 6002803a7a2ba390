package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.FileFormat;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads how files, dates and numbers are written. */
final class FormatYaml {
  private static final Map<String, Character> NAMED =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|', "space", ' ');

  private static final int MOST_FACTOR_DIGITS = 20;

  private FormatYaml() {}

  static FileFormat csv() {
    return FileFormat.CSV;
  }

  /** {@code {format, delimiter, columns, encoding, skip_lines}}. */
  static FileFormat file(YamlValue value) {
    return value
        .map("format", "delimiter", "columns", "encoding", "skip_lines")
        .map(FormatYaml::file)
        .orElse(FileFormat.CSV);
  }

  private static FileFormat file(YamlMap map) {
    return new FileFormat(
        map.find("format").flatMap(v -> v.oneOf(FileFormat.Kind.class)).orElse(FileFormat.Kind.CSV),
        map.find("delimiter").flatMap(FormatYaml::sign),
        map.find("columns").map(FormatYaml::columns),
        map.find("encoding").flatMap(FormatYaml::encoding).orElse(StandardCharsets.UTF_8),
        map.find("skip_lines")
            .flatMap(v -> v.as(FormatYaml::notNegative, "a number of lines such as 3"))
            .orElse(0));
  }

  private static List<String> columns(YamlValue value) {
    var names = value.items().stream().flatMap(item -> item.text().stream()).toList();
    if (names.stream().distinct().count() < names.size()) {
      value.problem("a column is named twice");
    }
    return names;
  }

  private static Optional<Charset> encoding(YamlValue value) {
    return value.as(Charset::forName, "an encoding such as UTF-8 or windows-1252");
  }

  private static int notNegative(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Optional<Character> sign(YamlValue value) {
    return value.as(FormatYaml::signOf, "one sign, or one of comma, semicolon, tab, pipe, space");
  }

  private static char signOf(String text) {
    var named = Optional.ofNullable(NAMED.get(text.toLowerCase(Locale.ROOT)));
    if (named.isEmpty() && text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return named.orElseGet(() -> text.charAt(0));
  }

  /** {@code {decimal, grouping, round, suffixes}}. */
  static NumberStyle numbers(YamlValue value) {
    return value
        .map("decimal", "grouping", "round", "suffixes")
        .map(FormatYaml::numbers)
        .orElse(NumberStyle.PLAIN);
  }

  private static NumberStyle numbers(YamlMap map) {
    char decimal = map.find("decimal").flatMap(FormatYaml::mark).orElse('.');
    var grouping = map.find("grouping").flatMap(FormatYaml::mark);
    if (grouping.isPresent() && grouping.get() == decimal) {
      map.problem("'decimal' and 'grouping' are the same sign; numbers could not be read");
      return NumberStyle.PLAIN;
    }
    boolean round = map.find("round").flatMap(YamlValue::flag).orElse(false);
    boolean declared = map.find("decimal").isPresent() || grouping.isPresent() || round;
    var suffixes = map.find("suffixes").map(FormatYaml::suffixes).orElse(Map.of());
    return new NumberStyle(decimal, grouping, round, suffixes, declared);
  }

  /** A digit, a minus or a bracket would make one number two. */
  private static Optional<Character> mark(YamlValue value) {
    return value.as(
        text -> {
          char sign = signOf(text);
          if (Character.isLetterOrDigit(sign) || "+-()".indexOf(sign) >= 0) {
            throw new IllegalArgumentException(text);
          }
          return sign;
        },
        "a sign such as ',' or '.', or one of comma, space");
  }

  private static Map<String, BigDecimal> suffixes(YamlValue value) {
    var suffixes = new LinkedHashMap<String, BigDecimal>();
    value.entries().forEach((name, times) -> suffix(name, times, suffixes));
    return suffixes;
  }

  private static void suffix(String name, YamlValue times, Map<String, BigDecimal> suffixes) {
    if (name.isBlank() || name.chars().anyMatch(Character::isDigit)) {
      times.problem("a suffix is a word without digits, such as K or Mio.");
      return;
    }
    times
        .as(FormatYaml::factor, "what a number with this suffix is multiplied by, such as 1000")
        .ifPresent(factor -> suffixes.put(name.strip(), factor));
  }

  private static BigDecimal factor(String text) {
    var factor = new BigDecimal(text.replace("_", ""));
    if (factor.signum() <= 0 || Math.abs(factor.scale()) > MOST_FACTOR_DIGITS) {
      throw new IllegalArgumentException(text);
    }
    return factor;
  }

  /** {@code {formats, zone, language, placeholders, max_future}}. */
  static DateStyle dates(YamlValue value, DateStyle standard) {
    return value
        .map("formats", "zone", "language", "placeholders", "max_future")
        .map(map -> dates(map, standard).within(limits(map, standard.limits())))
        .orElse(standard);
  }

  private static DateLimits limits(YamlMap map, DateLimits standard) {
    var days =
        map
            .find("placeholders")
            .map(v -> v.isList() ? v.items() : List.of(v))
            .orElse(List.of())
            .stream()
            .flatMap(day -> day.date().stream())
            .collect(Collectors.toSet());
    var future = map.find("max_future").flatMap(YamlValue::duration).orElse(standard.maxFuture());
    return new DateLimits(standard.placeholders(), future).plus(days);
  }

  /** A date style out of the keys {@code formats}, {@code zone} and {@code language} of a map. */
  static DateStyle dates(YamlMap map, DateStyle standard) {
    var zone =
        map.find("zone")
            .flatMap(v -> v.as(ZoneId::of, "a time zone such as UTC or Europe/Berlin"))
            .or(standard::namedZone);
    var language =
        map.find("language")
            .flatMap(YamlValue::text)
            .map(Locale::forLanguageTag)
            .orElse(standard.language());
    var formats =
        map.find("formats")
            .map(v -> v.isList() ? v.items() : List.of(v))
            .map(items -> items.stream().flatMap(item -> format(item, language).stream()).toList())
            .filter(list -> !list.isEmpty())
            .orElse(standard.formats());
    var style = new DateStyle(formats, zone, language).within(standard.limits());
    map.find("formats").ifPresent(v -> style.ambiguity().ifPresent(v::problem));
    return style;
  }

  private static Optional<String> format(YamlValue value, Locale language) {
    var problem = value.text().flatMap(text -> DateStyle.problem(text, language));
    problem.ifPresent(
        why ->
            value.problem(
                why
                    + " (or iso, epoch_millis or epoch_seconds; in patterns MM are months and mm"
                    + " minutes)"));
    return problem.isPresent() ? Optional.empty() : value.text();
  }
}

package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.text.NormalizedText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a YAML file and its position. Each typed view is empty where the value has another
 * form, and has then reported the problem and the allowed forms; so a reader never reports the same
 * value twice, and never stops at the first problem.
 */
public final class YamlValue {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhdw])");

  private final YamlDocument document;
  private final Node node;
  private final String field;

  YamlValue(YamlDocument document, Node node, String field) {
    this.document = document;
    this.node = node;
    this.field = field;
  }

  /** The path to this value, for example {@code goals[2].target}. */
  public String field() {
    return field;
  }

  /** Reports a problem of this value. */
  public void problem(String message) {
    document.report(node, field, message);
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  /** The characters of a single value, as written, without quotes and outer blanks. */
  public Optional<String> text() {
    if (!(node instanceof ScalarNode scalar)) {
      problem("a single value is expected here, not a " + (isList() ? "list" : "map"));
      return Optional.empty();
    }
    if (node.getTag().equals(Tag.NULL) || NormalizedText.isBlank(scalar.getValue())) {
      problem("the value is empty; write one or leave the key out");
      return Optional.empty();
    }
    return Optional.of(NormalizedText.trimmed(scalar.getValue()));
  }

  /** The characters of a single value, where an empty one is a value too. */
  public Optional<String> textOrEmpty() {
    boolean nothing =
        node instanceof ScalarNode scalar && NormalizedText.isBlank(scalar.getValue());
    return nothing ? Optional.of("") : text();
  }

  /**
   * A single value of any type.
   *
   * @param parse throws an {@link IllegalArgumentException} or a {@link DateTimeException} for text
   *     that is none
   * @param expected the allowed form, to continue "is not ", for example {@code a date such as
   *     2026-01-31}
   */
  public <T> Optional<T> as(Function<String, T> parse, String expected) {
    return text().flatMap(text -> parsed(text, parse, expected));
  }

  public Optional<BigDecimal> number() {
    return as(BigDecimal::new, "a number such as 12 or 0.25");
  }

  public Optional<Integer> wholeNumber() {
    return as(Integer::valueOf, "a whole number such as 12");
  }

  /** A part of one: {@code 0.25} or {@code 25%}. */
  public Optional<BigDecimal> fraction() {
    return as(YamlValue::fractionOf, "a fraction such as 0.25 or 25%");
  }

  public Optional<LocalDate> date() {
    return as(LocalDate::parse, "a date such as 2026-01-31");
  }

  /** A number and a unit: {@code 90s}, {@code 30m}, {@code 12h}, {@code 3d}, {@code 2w}. */
  public Optional<Duration> duration() {
    return as(YamlValue::durationOf, "a duration such as 30m, 12h, 3d or 2w");
  }

  /** {@code true} or {@code false}. */
  public Optional<Boolean> flag() {
    return oneOf(List.of("true", "false")).map(Boolean::valueOf);
  }

  /** A constant of an enum, written in lower case. */
  public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
    var names = Arrays.stream(type.getEnumConstants()).map(YamlValue::lowerCase).toList();
    return oneOf(names).map(name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
  }

  /** One of a few words; upper and lower case are the same. */
  public Optional<String> oneOf(Collection<String> words) {
    var written = text();
    var found = written.flatMap(text -> words.stream().filter(text::equalsIgnoreCase).findFirst());
    if (written.isPresent() && found.isEmpty()) {
      problem(
          "'%s' is not one of %s%s"
              .formatted(
                  written.get(),
                  String.join(", ", words),
                  Suggestion.didYouMean(written.get(), words)));
    }
    return found;
  }

  /** The items of a list; none where it is no list. */
  public List<YamlValue> items() {
    if (!(node instanceof SequenceNode sequence)) {
      problem("a list is expected here: [a, b], or one line beginning with '- ' for each item");
      return List.of();
    }
    var items = sequence.getValue();
    return IntStream.range(0, items.size())
        .mapToObj(i -> new YamlValue(document, items.get(i), field + "[" + i + "]"))
        .toList();
  }

  /** The entries of a map whose keys the file is free to choose; none where it is no map. */
  public Map<String, YamlValue> entries() {
    if (!(node instanceof MappingNode mapping)) {
      problem("a map is expected here: lines of the form 'key: value'");
      return Map.of();
    }
    var entries = new LinkedHashMap<String, YamlValue>();
    for (var tuple : mapping.getValue()) {
      var key =
          tuple.getKeyNode() instanceof ScalarNode scalar
              ? NormalizedText.trimmed(scalar.getValue())
              : "?";
      var path = field.isEmpty() ? key : field + "." + key;
      if (entries.putIfAbsent(key, new YamlValue(document, tuple.getValueNode(), path)) != null) {
        document.report(tuple.getKeyNode(), path, "this key is here twice; keep one of them");
      }
    }
    return entries;
  }

  /** A map whose keys are known; any other key is reported. Empty where it is no map. */
  public Optional<YamlMap> map(String... knownKeys) {
    var known = List.of(knownKeys);
    var entries = entries();
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> reportUnknown(tuple.getKeyNode(), known));
      // An earlier name is one mistake, not also those of a file without the key.
      Map.copyOf(entries)
          .forEach(
              (key, value) ->
                  RenamedKeys.newName(key, known)
                      .ifPresent(name -> entries.putIfAbsent(name, value)));
      return Optional.of(new YamlMap(this, entries));
    }
    return Optional.empty();
  }

  private void reportUnknown(Node keyNode, List<String> known) {
    var key =
        keyNode instanceof ScalarNode scalar ? NormalizedText.trimmed(scalar.getValue()) : "?";
    if (!known.contains(key)) {
      document.report(keyNode, field.isEmpty() ? key : field + "." + key, unknown(key, known));
    }
  }

  private static String unknown(String key, List<String> known) {
    return RenamedKeys.newName(key, known)
        .map(name -> "the key '%s' is called '%s' now; rename it".formatted(key, name))
        .orElseGet(
            () ->
                "unknown key '%s'; known here: %s%s"
                    .formatted(key, String.join(", ", known), Suggestion.didYouMean(key, known)));
  }

  private <T> Optional<T> parsed(String text, Function<String, T> parse, String expected) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      problem("'" + text + "' is not " + expected);
      return Optional.empty();
    }
  }

  private static BigDecimal fractionOf(String text) {
    return text.endsWith("%")
        ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
        : new BigDecimal(text);
  }

  private static Duration durationOf(String text) {
    var matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofDays(7 * amount);
    };
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

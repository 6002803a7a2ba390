package io.funnelstreams.ingest.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How numbers are written. A text that does not fit is no number: a sign where the style has none
 * is never skipped, because 12.50 would then become 1250.
 *
 * @param decimal what separates the fraction
 * @param grouping what separates groups of three digits (or of two before the last three, as in
 *     India); {@code ' '} means every kind of blank, {@code '} the curly apostrophe too
 * @param round whether an amount with more decimals than its currency has is rounded half to even;
 *     else its row is rejected
 * @param suffixes the suffixes that may follow a number, with their factors
 * @param declared whether the mapping declares the style; else {@code 1.250} in a text file may be
 *     either 1250 or 1.25
 */
public record NumberStyle(
    char decimal,
    Optional<Character> grouping,
    boolean round,
    Map<String, BigDecimal> suffixes,
    boolean declared) {
  /** {@code 1234.56}, the default. */
  public static final NumberStyle PLAIN =
      new NumberStyle('.', Optional.empty(), false, Map.of(), false);

  /** Other ways to write numbers, to name the one that a text seems to be written in. */
  private static final List<NumberStyle> OTHERS =
      List.of(
          PLAIN,
          written('.', Optional.of(',')),
          written(',', Optional.of('.')),
          written(',', Optional.empty()),
          written(',', Optional.of(' ')),
          written('.', Optional.of('\'')),
          written('.', Optional.of(' ')));

  public NumberStyle {
    if (grouping.isPresent() && grouping.get() == decimal) {
      throw new IllegalArgumentException(
          "decimal and grouping are the same sign: '" + decimal + "'");
    }
    suffixes = Map.copyOf(suffixes);
  }

  private static NumberStyle written(char decimal, Optional<Character> grouping) {
    return new NumberStyle(decimal, grouping, false, Map.of(), true);
  }

  /** The number of a text, or why it is none. */
  NumberReading read(String text) {
    return NumberText.read(text, this);
  }

  boolean isGrouping(char sign) {
    return grouping.filter(declaredSign -> alike(declaredSign, sign)).isPresent();
  }

  private static boolean alike(char declared, char sign) {
    return switch (declared) {
      case ' ', '\u00a0', '\u202f' -> Character.isSpaceChar(sign);
      case '\'', '\u2019' -> sign == '\'' || sign == '\u2019';
      default -> sign == declared;
    };
  }

  /** The style in words, for a message. */
  public String describe() {
    var suffix = suffixes.isEmpty() ? "" : " (or with " + String.join(", ", names()) + " after it)";
    return "a number like " + example() + suffix;
  }

  private String example() {
    return grouping.map(sign -> "1" + sign + "234").orElse("1234") + decimal + "56";
  }

  Iterable<String> names() {
    return new TreeMap<>(suffixes).keySet();
  }

  /**
   * The style in which a text that does not fit seems to be written; empty where that is not known.
   */
  String hint(String text) {
    return OTHERS.stream()
        .filter(style -> style.decimal != decimal || !style.grouping.equals(grouping))
        .filter(style -> style.read(text) instanceof NumberReading.Read)
        .findFirst()
        .map(style -> "; it seems to be written like " + style.example())
        .orElse("");
  }
}

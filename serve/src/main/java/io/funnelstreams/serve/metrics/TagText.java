package io.funnelstreams.serve.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names that come from plans and events as values of a metric's tags. The sender of an event
 * chooses the values of dimensions: they may be as long as they like and hold any character.
 */
final class TagText {
  private static final int MOST_CHARACTERS = 80;

  private TagText() {}

  /** A segment, such as {@code channel=paid,region=EMEA}; {@code all} for the whole company. */
  static String segment(Map<String, String> segment) {
    return segment.isEmpty()
        ? "all"
        : new TreeMap<>(segment)
            .entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.collectingAndThen(Collectors.joining(","), TagText::of));
  }

  /**
   * The text, short and on one line. A text that had to be changed ends with a digest of what it
   * was, so that two different ones never become one series.
   */
  static String of(String text) {
    var printable =
        text.codePoints()
            .filter(TagText::isPrintable)
            .limit(MOST_CHARACTERS)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return printable.equals(text) ? text : printable + "…" + Integer.toHexString(text.hashCode());
  }

  /** Neither control, nor a mark that turns the direction of a text, nor half of a character. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

package io.funnelstreams.app.output;

import io.funnelstreams.app.terminal.Style;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What stands in one column of one row. */
public sealed interface Cell {

  /** A word or a sentence. */
  record Text(String text, Style style) implements Cell {
    @Override
    public String shown() {
      return text;
    }
  }

  /** A word of a fixed set: programs see the code, a person what it means. */
  record Code(String code, String meaning) implements Cell {
    @Override
    public String shown() {
      return meaning;
    }
  }

  /** A number, or none. */
  record Figure(OptionalDouble value, String unit) implements Cell {
    @Override
    public String shown() {
      return value.isPresent() ? FigureText.rounded(value.getAsDouble(), unit) : "–";
    }
  }

  /** An instant, or none, as ISO 8601 writes it. */
  record Moment(Optional<Instant> at) implements Cell {
    @Override
    public String shown() {
      return at.map(Instant::toString).orElse("");
    }
  }

  /** A segment: dimension to value. */
  record Labels(Map<String, String> labels) implements Cell {
    public Labels {
      labels = new TreeMap<>(labels);
    }

    @Override
    public String shown() {
      return labels.entrySet().stream()
          .map(label -> label.getKey() + "=" + label.getValue())
          .collect(Collectors.joining(","));
    }
  }

  /** The cell as a person reads it. */
  String shown();

  static Cell text(String text) {
    return new Text(text, Style.PLAIN);
  }

  static Cell text(Optional<String> text) {
    return text(text.orElse(""));
  }

  static Cell figure(OptionalDouble value, String unit) {
    return new Figure(value, unit);
  }

  /** How far two figures of a unit are apart: two ratios by percentage points. */
  static Cell difference(OptionalDouble value, String unit) {
    return new Figure(value, FigureText.unitOfDifference(unit));
  }
}

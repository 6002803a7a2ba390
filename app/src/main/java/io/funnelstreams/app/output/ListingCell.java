package io.funnelstreams.app.output;

import io.funnelstreams.app.terminal.Style;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The content of one column of one row. */
public sealed interface ListingCell {

  /** A word or a sentence. */
  record Text(String text, Style style) implements ListingCell {
    @Override
    public String shown() {
      return text;
    }
  }

  /** A word of a fixed set: programs see the code, a person sees its meaning. */
  record Code(String code, String meaning) implements ListingCell {
    @Override
    public String shown() {
      return meaning;
    }
  }

  /** A number, or none. */
  record Figure(OptionalDouble value, String unit) implements ListingCell {
    @Override
    public String shown() {
      return value.isPresent() ? FigureText.rounded(value.getAsDouble(), unit) : "–";
    }
  }

  /** An instant, or none, as ISO 8601 writes it. */
  record Moment(Optional<Instant> at) implements ListingCell {
    @Override
    public String shown() {
      return at.map(Instant::toString).orElse("");
    }
  }

  /** A segment: dimension to value. */
  record Labels(Map<String, String> labels) implements ListingCell {
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

  static ListingCell text(String text) {
    return new Text(text, Style.PLAIN);
  }

  static ListingCell text(Optional<String> text) {
    return text(text.orElse(""));
  }

  static ListingCell figure(OptionalDouble value, String unit) {
    return new Figure(value, unit);
  }

  /** How far two figures of a unit are apart: two ratios by percentage points. */
  static ListingCell difference(OptionalDouble value, String unit) {
    return new Figure(value, FigureText.unitOfDifference(unit));
  }
}

package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;
import java.util.HashMap;
import java.util.Map;

/** A date; a placeholder for a missing date is no value. */
final class DateCell implements InputField {
  /**
   * Dates repeat in most files, so their results are cached; beyond this many, memory matters more
   * than time.
   */
  private static final int REMEMBERED = 10_000;

  private final InputField cell;
  private final DateStyle style;
  private final PlaceholderCounts counts;
  private final Map<String, Boolean> known = new HashMap<>();

  DateCell(InputField cell, DateStyle style, PlaceholderCounts counts) {
    this.cell = cell;
    this.style = style;
    this.counts = counts;
  }

  @Override
  public CellText value(Row row, Problems problems) {
    var value = cell.value(row, problems);
    if (value.isEmpty() || !isPlaceholder(value.text())) {
      return value;
    }
    if (problems.ofMessage()) {
      problems.unmappable(
          label(),
          "'%s' in '%s' is a date that stands for none; leave it out where there is no date"
              .formatted(value.text(), label()));
    } else {
      counts.add(row, label(), value.text());
    }
    return CellText.EMPTY;
  }

  /** The placeholder for a missing date in the cell; empty where there is none. */
  String placeholder(Row row) {
    var written = cell.read(row, new Problems());
    return !written.isEmpty() && isPlaceholder(written) ? written : "";
  }

  private boolean isPlaceholder(String text) {
    var remembered = known.get(text);
    if (remembered != null) {
      return remembered;
    }
    boolean placeholder = style.isPlaceholder(text);
    if (known.size() < REMEMBERED) {
      known.put(text, placeholder);
    }
    return placeholder;
  }

  @Override
  public String label() {
    return cell.label();
  }
}

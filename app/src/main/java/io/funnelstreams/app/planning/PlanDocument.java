package io.funnelstreams.app.planning;

import java.util.List;

/**
 * A document to read: a title and sections.
 *
 * @param about the sentences under its title
 */
public record PlanDocument(String title, List<String> about, List<Section> sections) {
  public PlanDocument {
    about = List.copyOf(about);
    sections = List.copyOf(sections);
  }

  /** A section: a heading over parts. */
  public record Section(String heading, List<Part> parts) {
    public Section {
      parts = List.copyOf(parts);
    }
  }

  /** The content of a section. */
  public sealed interface Part permits Paragraph, Table {}

  /** Running text. */
  public record Paragraph(String text) implements Part {}

  /**
   * Rows under named columns.
   *
   * @param numeric which columns hold figures, by their place
   */
  public record Table(List<String> columns, List<Integer> numeric, List<List<String>> rows)
      implements Part {
    public Table {
      columns = List.copyOf(columns);
      numeric = List.copyOf(numeric);
      rows = rows.stream().map(List::copyOf).toList();
      for (var row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException("a row has not the width of " + columns);
        }
      }
    }
  }
}

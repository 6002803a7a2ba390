package io.funnelstreams.app.output;

import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.app.terminal.TerminalSanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A listing as aligned lines: figures to the right, the rest to the left. */
public final class TableText {
  private static final String GAP = "  ";

  private final boolean colours;

  /** Lines with or without the styles of their cells. */
  public TableText(boolean colours) {
    this.colours = colours;
  }

  /** Takes a line; writing it may fail. */
  interface LineTaker {
    void take(String line) throws IOException;
  }

  /** A line of column names, then one for each row. */
  public List<String> lines(Listing listing) {
    var lines = new ArrayList<String>();
    try {
      write(listing, lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** Iterates over the rows twice, to measure and to write, so that none has to stay in memory. */
  void write(Listing listing, LineTaker out) throws IOException {
    var columns = listing.columns().stream().map(Column::new).toList();
    listing.forEach(row -> measure(columns, row));
    out.take(line(columns, listing.columns().stream().map(TableText::heading).toList()));
    listing.forEach(row -> out.take(line(columns, row)));
  }

  private static void measure(List<Column> columns, List<ListingCell> row) {
    for (int i = 0; i < row.size(); i++) {
      columns.get(i).measure(row.get(i));
    }
  }

  private static ListingCell heading(String name) {
    return new ListingCell.Text(name, Style.BOLD);
  }

  private String line(List<Column> columns, List<ListingCell> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> styled(cells.get(i), columns.get(i).pad(shown(cells.get(i)))))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /** Ids and reasons can hold any text that a caller sent. */
  private static String shown(ListingCell cell) {
    return TerminalSanitizer.line(cell.shown());
  }

  private String styled(ListingCell cell, String text) {
    return colours && cell instanceof ListingCell.Text styled ? styled.style().on(text) : text;
  }

  private static final class Column {
    private int width;
    private boolean toTheRight;

    Column(String name) {
      width = name.length();
    }

    void measure(ListingCell cell) {
      width = Math.max(width, shown(cell).length());
      toTheRight |= cell instanceof ListingCell.Figure;
    }

    String pad(String text) {
      var space = " ".repeat(width - text.length());
      return toTheRight ? space + text : text + space;
    }
  }
}

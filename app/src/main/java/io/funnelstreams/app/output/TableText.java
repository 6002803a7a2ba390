package io.funnelstreams.app.output;

import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.app.terminal.Visible;
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

  /** A line of column names, then one for each row. */
  public List<String> lines(Listing listing) {
    var columns =
        IntStream.range(0, listing.columns().size()).mapToObj(i -> Column.of(listing, i)).toList();
    var lines = new ArrayList<String>();
    lines.add(line(columns, listing.columns().stream().map(TableText::heading).toList()));
    listing.rows().forEach(row -> lines.add(line(columns, row)));
    return lines;
  }

  private static Cell heading(String name) {
    return new Cell.Text(name, Style.BOLD);
  }

  private String line(List<Column> columns, List<Cell> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> styled(cells.get(i), columns.get(i).pad(shown(cells.get(i)))))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /** Ids and reasons can hold anything that somebody sent. */
  private static String shown(Cell cell) {
    return Visible.line(cell.shown());
  }

  private String styled(Cell cell, String text) {
    return colours && cell instanceof Cell.Text styled ? styled.style().on(text) : text;
  }

  private record Column(int width, boolean toTheRight) {
    static Column of(Listing listing, int index) {
      int widest =
          listing.rows().stream().mapToInt(row -> shown(row.get(index)).length()).max().orElse(0);
      return new Column(
          Math.max(listing.columns().get(index).length(), widest),
          listing.rows().stream().anyMatch(row -> row.get(index) instanceof Cell.Figure));
    }

    String pad(String text) {
      var space = " ".repeat(width - text.length());
      return toTheRight ? space + text : text + space;
    }
  }
}

package io.funnelstreams.app.output;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Rows under named columns.
 *
 * @param columns names in snake case
 * @param rows as many cells each as there are columns; an iteration may compute them anew, so that
 *     a long listing need not be in memory
 */
public record Listing(List<String> columns, Iterable<List<ListingCell>> rows) {
  public Listing {
    columns = List.copyOf(columns);
  }

  /** A listing whose cells are made when they are printed. */
  public static <T> Listing of(
      List<String> columns, Iterable<T> things, Function<T, List<ListingCell>> cells) {
    return new Listing(
        columns,
        () -> {
          var each = things.iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return each.hasNext();
            }

            @Override
            public List<ListingCell> next() {
              return cells.apply(each.next());
            }
          };
        });
  }

  /** Whether there are no rows. */
  public boolean isEmpty() {
    return !rows.iterator().hasNext();
  }

  /** Passes each row to a taker. */
  void forEach(RowTaker taker) throws IOException {
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("a row has not the width of " + columns);
      }
      taker.take(row);
    }
  }

  /** Takes the cells of a row; writing them may fail. */
  interface RowTaker {
    void take(List<ListingCell> row) throws IOException;
  }
}

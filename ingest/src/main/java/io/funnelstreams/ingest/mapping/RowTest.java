package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition made ready for the rows of one file. */
interface RowTest {
  boolean holds(Row row, Problems problems);

  /** Makes a condition ready. */
  static RowTest of(Condition condition, Cells cells) {
    if (condition instanceof Condition.All all) {
      var tests = all.conditions().stream().map(each -> of(each, cells)).toList();
      return (row, problems) -> holdAll(tests, row, problems);
    }
    if (condition instanceof Condition.OneOf oneOf) {
      return oneOf(cells.column(oneOf.column()), folded(oneOf.texts()), oneOf.negated());
    }
    if (condition instanceof Condition.Present present) {
      var cell = cells.column(present.column());
      return (row, problems) -> cell.read(row, problems).isEmpty() == present.negated();
    }
    if (condition instanceof Condition.Holds holds) {
      return cells.expression(holds.expression())::holds;
    }
    return (row, problems) -> true;
  }

  private static RowTest oneOf(Cell cell, Set<String> texts, boolean negated) {
    return (row, problems) -> texts.contains(Cells.fold(cell.read(row, problems))) != negated;
  }

  private static Set<String> folded(List<String> texts) {
    return texts.stream().map(Cells::fold).collect(Collectors.toSet());
  }

  private static boolean holdAll(List<RowTest> tests, Row row, Problems problems) {
    for (var test : tests) {
      if (!test.holds(row, problems)) {
        return false;
      }
    }
    return true;
  }
}

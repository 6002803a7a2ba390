package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A condition made ready for the rows of one file. */
interface RowTest {
  /** A whole number that is written with decimals. */
  Pattern WHOLE = Pattern.compile("-?[0-9]+\\.0+");

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
      return (row, problems) ->
          cell.texts(row, problems).stream().allMatch(text -> isNone(text, cells))
              == present.negated();
    }
    if (condition instanceof Condition.Holds holds) {
      return cells.expression(holds.expression())::holds;
    }
    return (row, problems) -> true;
  }

  private static boolean isNone(String text, Cells cells) {
    return text.isEmpty() || cells.isPlaceholder(text);
  }

  /** A list of JSON fits where one of its values does. */
  private static RowTest oneOf(InputField cell, Set<String> texts, boolean negated) {
    return (row, problems) ->
        cell.texts(row, problems).stream().map(RowTest::fold).anyMatch(texts::contains) != negated;
  }

  private static Set<String> folded(List<String> texts) {
    return texts.stream().map(RowTest::fold).collect(Collectors.toSet());
  }

  /** 1, 1.0 and 1.00 are one number: tables that hold gaps write whole numbers as fractions. */
  private static String fold(String text) {
    var folded = Cells.fold(text);
    return WHOLE.matcher(folded).matches() ? folded.substring(0, folded.indexOf('.')) : folded;
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

package io.funnelstreams.ingest.mapping;

import java.util.List;
import java.util.Set;

/** The condition of a row to make an event. */
public sealed interface Condition {
  /** Every row. */
  record Always() implements Condition {}

  /** The rows that meet all of several conditions. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * The rows whose column holds one of some texts, compared without case.
   *
   * @param negated whether it is to hold none of them
   */
  record OneOf(String column, List<String> texts, boolean negated) implements Condition {
    public OneOf {
      texts = List.copyOf(texts);
    }
  }

  /**
   * The rows whose column holds a value.
   *
   * @param negated whether it is to hold none
   */
  record Present(String column, boolean negated) implements Condition {}

  /** The rows for which a JSONata expression is true. */
  record Holds(String expression) implements Condition {}

  /** Adds the columns that the condition names. */
  default void addColumnsTo(Set<String> columns) {
    if (this instanceof All all) {
      all.conditions().forEach(condition -> condition.addColumnsTo(columns));
    } else if (this instanceof OneOf oneOf) {
      columns.add(oneOf.column());
    } else if (this instanceof Present present) {
      columns.add(present.column());
    }
  }
}

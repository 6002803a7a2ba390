package io.funnelstreams.ingest.mapping;

import java.util.List;
import java.util.Set;

/** Which rows make an event. */
public sealed interface Condition {
  /** Every row does. */
  record Always() implements Condition {}

  /** Those do that every one of several conditions holds for. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Those whose column holds one of some texts, compared without case.
   *
   * @param negated whether it is to hold none of them
   */
  record OneOf(String column, List<String> texts, boolean negated) implements Condition {
    public OneOf {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Those whose column holds a value.
   *
   * @param negated whether it is to hold none
   */
  record Present(String column, boolean negated) implements Condition {}

  /** Those that a JSONata expression is true for. */
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

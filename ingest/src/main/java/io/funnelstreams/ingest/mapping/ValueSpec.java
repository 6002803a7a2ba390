package io.funnelstreams.ingest.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rule for one value of an event from a row.
 *
 * @param from its origin
 * @param aliases written text to meaning; compared without case
 * @param otherwise the fallback where the value is empty
 * @param dates its style, where it is a date and the mapping's own style does not fit
 * @param currency where it is money: the currency it is in
 */
public record ValueSpec(
    From from,
    Map<String, String> aliases,
    Optional<ValueSpec> otherwise,
    Optional<DateStyle> dates,
    Optional<ValueSpec> currency) {

  /** Where a value is taken from. */
  public sealed interface From {}

  /** A column of the row. */
  public record FromColumn(String column) implements From {}

  /** A text that is the same for every row. */
  public record Constant(String text) implements From {}

  /** What makes the row the same row in another import. */
  public record FromRowIdentity() implements From {}

  /** A JSONata expression over the row. */
  public record FromExpression(String expression) implements From {}

  /**
   * A column of another file.
   *
   * @param lookup the name of the lookup
   * @param by the value to search for in the lookup's key
   * @param take the column of the lookup file
   * @param emptyIfMissing whether a key that is not there gives an empty value; else it rejects the
   *     row
   */
  public record FromLookup(String lookup, ValueSpec by, String take, boolean emptyIfMissing)
      implements From {}

  /**
   * The one declared currency of all amounts. A row that names another one has a problem; where a
   * row names none, the assumed currency could be wrong too.
   *
   * @param named where the row names the currency
   * @param code ISO 4217
   */
  public record OneCurrency(ValueSpec named, String code) implements From {}

  public ValueSpec {
    aliases = Map.copyOf(aliases);
  }

  /** A value of an origin alone. */
  public static ValueSpec of(From from) {
    return new ValueSpec(from, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A value that is a column. */
  public static ValueSpec column(String name) {
    return of(new FromColumn(name));
  }

  /** A value that is the same for every row. */
  public static ValueSpec constant(String text) {
    return of(new Constant(text));
  }

  /** This value in a currency. */
  public ValueSpec in(ValueSpec money) {
    return new ValueSpec(from, aliases, otherwise, dates, Optional.of(money));
  }

  void addColumnsTo(Set<String> columns) {
    if (from instanceof FromColumn column) {
      columns.add(column.column());
    } else if (from instanceof FromLookup lookup) {
      lookup.by().addColumnsTo(columns);
    } else if (from instanceof OneCurrency currency) {
      currency.named().addColumnsTo(columns);
    }
    otherwise.ifPresent(value -> value.addColumnsTo(columns));
    currency.ifPresent(value -> value.addColumnsTo(columns));
  }
}

package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.mapping.ValueSpec.Constant;
import io.funnelstreams.ingest.mapping.ValueSpec.FromColumn;
import io.funnelstreams.ingest.mapping.ValueSpec.FromExpression;
import io.funnelstreams.ingest.mapping.ValueSpec.FromLookup;
import io.funnelstreams.ingest.mapping.ValueSpec.FromRowIdentity;
import io.funnelstreams.ingest.mapping.ValueSpec.OneCurrency;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes the values of a mapping ready for the rows of one file. */
final class Cells {
  /** The alias for every value that the aliases do not name. */
  private static final String ANYTHING_ELSE = "*";

  private static final int SHORTEST_DATE = 8;

  private final RowLayout layout;
  private final Set<String> emptyMarkers;
  private final DateStyle dates;
  private final Map<String, LookupTable> lookups;
  private final PlaceholderCounts placeholders = new PlaceholderCounts();
  private final IdentityCell identity = new IdentityCell();
  private final List<MappingExpression> expressions = new ArrayList<>();

  Cells(
      RowLayout layout,
      Set<String> emptyMarkers,
      DateStyle dates,
      Map<String, LookupTable> lookups) {
    this.layout = layout;
    this.dates = dates;
    this.emptyMarkers = emptyMarkers.stream().map(Cells::fold).collect(Collectors.toSet());
    this.lookups = Map.copyOf(lookups);
  }

  /** A value that must be single: it decides who, when or how much. */
  InputField cell(ValueSpec spec) {
    return cell(spec, inner -> inner, Several.REJECT);
  }

  /** A date; a placeholder for a missing date is no value. */
  InputField date(ValueSpec spec, DateStyle style) {
    return cell(spec, inner -> new DateCell(inner, style, placeholders), Several.REJECT);
  }

  /** The value that is the identity of the row in work. */
  IdentityCell identity() {
    return identity;
  }

  /** The placeholders for missing dates so far. */
  PlaceholderCounts placeholders() {
    return placeholders;
  }

  /** A value that only describes: of several the first is taken. */
  InputField describing(ValueSpec spec) {
    return cell(spec, inner -> inner, Several.FIRST);
  }

  /** A value with its aliases applied, and with its fallback where it is empty. */
  private InputField cell(ValueSpec spec, UnaryOperator<InputField> reading, Several several) {
    var cell = source(spec.from(), several);
    if (!spec.aliases().isEmpty()) {
      cell = new Aliased(cell, folded(spec.aliases()));
    }
    cell = reading.apply(cell);
    return spec.otherwise().isEmpty()
        ? cell
        : new Otherwise(cell, cell(spec.otherwise().get(), reading, several));
  }

  private InputField source(ValueSpec.From from, Several several) {
    if (from instanceof FromColumn column) {
      return column(column.column(), several);
    }
    if (from instanceof Constant constant) {
      return new Fixed(constant.text());
    }
    if (from instanceof FromExpression expression) {
      return expression(expression.expression());
    }
    if (from instanceof OneCurrency currency) {
      return new Only(cell(currency.named()), currency.code());
    }
    if (from instanceof FromRowIdentity) {
      return identity;
    }
    var lookup = (FromLookup) from;
    return new LookedUp(lookup, cell(lookup.by()), lookups.get(lookup.lookup()));
  }

  /** An expression over the whole row. */
  MappingExpression expression(String text) {
    var expression = new MappingExpression(text);
    expressions.add(expression);
    return expression;
  }

  /** Every expression made so far. */
  List<MappingExpression> expressions() {
    return List.copyOf(expressions);
  }

  /** A column, with the markers of emptiness taken for no value. */
  InputField column(String name) {
    return column(name, Several.REJECT);
  }

  /**
   * Whether a text of any column is a placeholder for a missing date; a plain number is no date.
   */
  boolean isPlaceholder(String text) {
    return text.length() >= SHORTEST_DATE
        && !text.chars().allMatch(Character::isDigit)
        && dates.isPlaceholder(text);
  }

  private InputField column(String name, Several several) {
    return new ColumnCell(layout.find(name).orElseThrow(), emptyMarkers, several);
  }

  static String fold(String text) {
    return NormalizedText.folded(text);
  }

  private static Map<String, String> folded(Map<String, String> aliases) {
    var folded = new HashMap<String, String>();
    aliases.forEach((written, meant) -> folded.put(fold(written), meant));
    return folded;
  }

  private record Fixed(String text) implements InputField {
    @Override
    public CellText value(Row row, Problems problems) {
      return CellText.written(text);
    }

    @Override
    public String label() {
      return text;
    }
  }

  private record Aliased(InputField cell, Map<String, String> folded) implements InputField {
    @Override
    public CellText value(Row row, Problems problems) {
      var value = cell.value(row, problems);
      var meant = folded.get(fold(value.text()));
      if (meant == null && !value.isEmpty()) {
        meant = folded.get(ANYTHING_ELSE);
      }
      return meant == null ? value : CellText.written(meant);
    }

    @Override
    public String label() {
      return cell.label();
    }
  }

  private record Otherwise(InputField cell, InputField fallback) implements InputField {
    @Override
    public CellText value(Row row, Problems problems) {
      int before = problems.count();
      var value = cell.value(row, problems);
      // A value that is wrong is not an empty one: a fallback would hide the defect.
      return value.isEmpty() && problems.count() == before ? fallback.value(row, problems) : value;
    }

    @Override
    public String label() {
      return cell.label();
    }
  }

  private record Only(InputField named, String code) implements InputField {
    @Override
    public CellText value(Row row, Problems problems) {
      int before = problems.count();
      var text = named.read(row, problems);
      boolean another = !text.isEmpty() && !text.equalsIgnoreCase(code);
      if (another) {
        problems.unmappable(
            named.label(),
            ("the amount is in %s, but 'currency: %s' says that all amounts are in %s; leave"
                    + " 'currency' out, and have the currency sent with every amount")
                .formatted(text, code, code));
      }
      return problems.count() == before ? CellText.of(code) : CellText.EMPTY;
    }

    @Override
    public String label() {
      return named.label();
    }
  }

  private record LookedUp(FromLookup spec, InputField by, LookupTable table) implements InputField {
    @Override
    public CellText value(Row row, Problems problems) {
      var key = by.read(row, problems);
      if (key.isEmpty()) {
        return CellText.EMPTY;
      }
      var found = table.find(key, spec.take());
      if (found.isEmpty() && !spec.emptyIfMissing()) {
        problems.unmappable(
            by.label(),
            "'%s' is not in the lookup '%s' (%s); add it there, or set 'when_missing: empty'"
                .formatted(key, spec.lookup(), table.file()));
      }
      return found.orElse(CellText.EMPTY);
    }

    @Override
    public String label() {
      return by.label();
    }
  }
}

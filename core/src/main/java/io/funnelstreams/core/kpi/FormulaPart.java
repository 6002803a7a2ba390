package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A measure that a KPI's value is made of, and the days whose amounts go into it.
 *
 * @param role which side of the KPI's quotient it is on; {@code VALUE} where there is none
 * @param text as in a formula, for example {@code stock(open_deals)}
 * @param firstDay counted from 1970-01-01, included
 * @param lastDay counted from 1970-01-01, included
 * @param across the dimension whose values all go into it, where it is the whole of a share
 */
public record FormulaPart(
    Role role, String text, Measure measure, int firstDay, int lastDay, Optional<String> across) {

  /** Where in a KPI a part is. */
  public enum Role {
    VALUE,
    NUMERATOR,
    DENOMINATOR
  }

  /** The parts of an expression over a period, those of the quotient's left side first. */
  static List<FormulaPart> of(Expression expression, Period period, BusinessCalendar calendar) {
    var span = DaySpan.of(period, calendar);
    var parts = new ArrayList<FormulaPart>();
    expression
        .quotient()
        .ifPresentOrElse(
            quotient -> {
              collect(quotient.left(), span, Place.in(Role.NUMERATOR), parts);
              collect(quotient.right(), span, Place.in(Role.DENOMINATOR), parts);
            },
            () -> collect(expression, span, Place.in(Role.VALUE), parts));
    return parts.stream().distinct().toList();
  }

  /** Whether amounts of a measure on a day go into the part. */
  public boolean takes(Measure of, int epochDay) {
    return of == measure && epochDay >= firstDay && epochDay <= lastDay;
  }

  /**
   * Whether the part, in the row of a segment, is of more than that segment: of all that differ
   * from it in one dimension alone.
   */
  public boolean isWholeOf(Segment row) {
    return across.filter(row.dimensions()::contains).isPresent();
  }

  /**
   * Whether the amount of a segment goes into the part in the row of another, where it is a whole.
   */
  public boolean takes(Segment of, Segment row) {
    return across.filter(dimension -> ShareWholes.isOneWhole(of, row, dimension)).isPresent();
  }

  /** The use of a measure in an expression. */
  private record Place(Role role, Optional<String> across) {
    static Place in(Role role) {
      return new Place(role, Optional.empty());
    }

    FormulaPart part(String function, Measure measure, int first, int last) {
      var own = function + "(" + measure.id() + ")";
      var text = across.map(dimension -> own + " of every " + dimension).orElse(own);
      return new FormulaPart(role, text, measure, first, last, across);
    }
  }

  private static void collect(
      Expression expression, DaySpan span, Place place, List<FormulaPart> parts) {
    if (expression instanceof Expression.Sum sum) {
      parts.add(place.part("sum", sum.measure(), span.first(), span.last()));
    } else if (expression instanceof Expression.Median median) {
      parts.add(place.part("median", median.distribution(), span.first(), span.last()));
    } else if (expression instanceof Expression.Distinct distinct) {
      span.grain()
          .ifPresent(
              grain ->
                  parts.add(
                      place.part(
                          "distinct", distinct.measure().of(grain), span.first(), span.last())));
    } else if (expression instanceof Expression.Stock stock) {
      parts.add(place.part("stock", stock.measure(), Integer.MIN_VALUE, span.last()));
    } else if (expression instanceof Expression.Previous previous) {
      collect(previous.inner(), span.before().get(), place, parts);
    } else if (expression instanceof Expression.Whole whole) {
      collect(whole.inner(), span, new Place(place.role(), Optional.of(whole.dimension())), parts);
    } else {
      expression.parts().forEach(part -> collect(part, span, place, parts));
    }
  }
}

package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * A measure that a KPI's value is made of, and the days whose amounts go into it.
 *
 * @param role which side of the KPI's quotient it is on; {@code VALUE} where there is none
 * @param text as in a formula, for example {@code stock(open_deals)}
 * @param firstDay counted from 1970-01-01, included
 * @param lastDay counted from 1970-01-01, included
 */
public record FormulaPart(Role role, String text, Measure measure, int firstDay, int lastDay) {

  /** Where in a KPI a part is. */
  public enum Role {
    VALUE,
    NUMERATOR,
    DENOMINATOR
  }

  /** The parts of an expression over a period, those of the quotient's left side first. */
  static List<FormulaPart> of(Expression expression, Period period, BusinessCalendar calendar) {
    var span = Span.of(period, calendar);
    var parts = new ArrayList<FormulaPart>();
    expression
        .quotient()
        .ifPresentOrElse(
            quotient -> {
              collect(quotient.left(), span, Role.NUMERATOR, parts);
              collect(quotient.right(), span, Role.DENOMINATOR, parts);
            },
            () -> collect(expression, span, Role.VALUE, parts));
    return parts.stream().distinct().toList();
  }

  /** Whether amounts of a measure on a day go into the part. */
  public boolean takes(Measure of, int epochDay) {
    return of == measure && epochDay >= firstDay && epochDay <= lastDay;
  }

  private static void collect(
      Expression expression, Span span, Role role, List<FormulaPart> parts) {
    if (expression instanceof Expression.Sum sum) {
      parts.add(during("sum", role, sum.measure(), span));
    } else if (expression instanceof Expression.Median median) {
      parts.add(during("median", role, median.distribution(), span));
    } else if (expression instanceof Expression.Distinct distinct) {
      span.grain()
          .ifPresent(
              grain -> parts.add(during("distinct", role, distinct.measure().of(grain), span)));
    } else if (expression instanceof Expression.Stock stock) {
      var text = "stock(" + stock.measure().id() + ")";
      parts.add(new FormulaPart(role, text, stock.measure(), Integer.MIN_VALUE, span.last()));
    } else if (expression instanceof Expression.Previous previous) {
      collect(previous.inner(), span.before().get(), role, parts);
    } else {
      expression.parts().forEach(part -> collect(part, span, role, parts));
    }
  }

  private static FormulaPart during(String function, Role role, Measure measure, Span span) {
    var text = function + "(" + measure.id() + ")";
    return new FormulaPart(role, text, measure, span.first(), span.last());
  }
}

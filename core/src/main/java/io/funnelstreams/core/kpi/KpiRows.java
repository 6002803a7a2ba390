package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes the rows of one segment.
 *
 * @param data the days that the company has data of
 */
record KpiRows(
    Catalogue catalogue,
    BusinessCalendar calendar,
    FeedDays feeds,
    DataRanges data,
    Evaluation evaluation) {

  /**
   * The change of a row, without a value where there is no row. A failure of one row leaves the
   * others as they are.
   */
  KpiChange row(Kpi kpi, Period period, Segment segment) {
    var key = new KpiKey(kpi.id(), period, segment);
    try {
      return row(key);
    } catch (RuntimeException e) {
      return KpiChange.failed(key, e);
    }
  }

  private KpiChange row(KpiKey key) {
    var expression = catalogue.expressionOf(key.kpi());
    var span = DaySpan.of(key.period(), calendar);
    if (!evaluation.exists(expression, span, data)) {
      return new KpiChange(key, Optional.empty());
    }
    return new KpiChange(key, Optional.of(figures(expression, span)));
  }

  /** The content of a row, also where there is no row. */
  KpiValue figures(Expression expression, DaySpan span) {
    var quotient = expression.quotient();
    var figure = evaluation.value(expression, span);
    return new KpiValue(
        figure,
        quotient.map(q -> evaluation.value(q.left(), span)).orElse(OptionalDouble.empty()),
        quotient.map(q -> evaluation.value(q.right(), span)).orElse(OptionalDouble.empty()),
        evaluation.sample(expression, span),
        figure.isPresent() ? Optional.empty() : Optional.of(evaluation.reason(expression, span)),
        figure.isPresent() ? List.of() : feeds.notReported(expression));
  }
}

package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.money.Money;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The value of expressions over the cells of one segment. Inside it NaN means no value, so every
 * operation on it has no value either; no NaN leaves it.
 *
 * @param absent the measures that have no value
 * @param wholes the wholes that shares are taken of
 */
record Evaluation(SegmentCells cells, Absent absent, Figures figures, Wholes wholes) {
  /** More than this is not added up exactly; a hundred such amounts still fit. */
  private static final long MOST_EXACT = Long.MAX_VALUE / 128;

  /**
   * The settings of a plan that values depend on.
   *
   * @param minorUnits how many minor units a major unit of the plan's currency has
   * @param headcount of the whole company; empty in a segment, of which no plan says it
   */
  record Figures(double minorUnits, OptionalDouble grossMargin, Optional<Headcount> headcount) {
    Figures of(Segment segment) {
      return segment.equals(Segment.TOTAL)
          ? this
          : new Figures(minorUnits, grossMargin, Optional.empty());
    }
  }

  /**
   * The measures that have no value.
   *
   * @param unattributed those that never carry a dimension of the segment's breakdown
   * @param notReported those that no source ever reported
   */
  record Absent(Set<Measure> unattributed, Set<Measure> notReported) {
    boolean has(Measure measure) {
      return unattributed.contains(measure) || notReported.contains(measure);
    }
  }

  /** The cells of the wholes that the segment is a part of. */
  @FunctionalInterface
  interface Wholes {
    /** All values of a dimension together; empty where the segment is of several wholes. */
    Optional<SegmentCells> over(String dimension);
  }

  /** The same of the whole that the segment is a part of. */
  private Optional<Evaluation> over(String dimension) {
    return wholes.over(dimension).map(whole -> new Evaluation(whole, absent, figures, wholes));
  }

  OptionalDouble value(Expression expression, DaySpan span) {
    double value = number(expression, span);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** How many were counted to arrive at a value: the denominator, or the size of a distribution. */
  OptionalLong sample(Expression expression, DaySpan span) {
    if (isAbsent(expression, span)) {
      return OptionalLong.empty();
    }
    if (expression instanceof Expression.Median median) {
      return OptionalLong.of(cells.count(median.distribution(), span.first(), span.last()));
    }
    var counted = expression.quotient().map(Expression.Operation::right).orElse(expression);
    var count = counted.isCount() ? value(counted, span) : OptionalDouble.empty();
    return count.isPresent()
        ? OptionalLong.of(Math.round(count.getAsDouble()))
        : OptionalLong.empty();
  }

  /** Why an expression has no value, given that it has none. */
  NoValueReason reason(Expression expression, DaySpan span) {
    if (expression.hasMeasure(absent.notReported())) {
      return NoValueReason.NOT_REPORTED;
    }
    if (expression.has(part -> isAbsent(part, span))) {
      return NoValueReason.DIMENSION_NOT_AVAILABLE;
    }
    if (expression.has(Expression.People.class::isInstance)
        && expression.has(part -> isUnknown(part, span))) {
      return figures.headcount().isEmpty()
          ? NoValueReason.DIMENSION_NOT_AVAILABLE
          : NoValueReason.NO_HEADCOUNT;
    }
    if (expression.has(
        part -> part instanceof Expression.Whole whole && over(whole.dimension()).isEmpty())) {
      return NoValueReason.NO_WHOLE;
    }
    if (figures.grossMargin().isEmpty()
        && expression.has(Expression.GrossMargin.class::isInstance)) {
      return NoValueReason.NO_GROSS_MARGIN;
    }
    if (span.months().isEmpty() && expression.has(Expression.Months.class::isInstance)) {
      return NoValueReason.NO_LENGTH;
    }
    return NoValueReason.DENOMINATOR_ZERO;
  }

  private boolean isUnknown(Expression expression, DaySpan span) {
    return expression instanceof Expression.People people && people(people.team(), span).isEmpty();
  }

  private OptionalDouble people(String team, DaySpan span) {
    return figures.headcount().isEmpty()
        ? OptionalDouble.empty()
        : figures.headcount().get().mean(team, span.first(), span.last());
  }

  private boolean isAbsent(Expression expression, DaySpan span) {
    if (expression instanceof Expression.Sum sum) {
      return absent.has(sum.measure());
    }
    if (expression instanceof Expression.Stock stock) {
      return absent.has(stock.measure());
    }
    if (expression instanceof Expression.Median median) {
      return absent.has(median.distribution());
    }
    return expression instanceof Expression.Distinct distinct
        && span.grain().filter(grain -> absent.has(distinct.measure().of(grain))).isPresent();
  }

  /**
   * Whether any cell that the value is made of is there: in the span, in the one before it for
   * {@code previous}, up to its end for stocks. Stocks and {@code previous} are there in periods
   * alone that the company's data reaches.
   */
  boolean exists(Expression expression, DaySpan span, DataRanges data) {
    boolean reached = data.reaches(span.first(), span.last());
    return exists(expression, span, reached);
  }

  private boolean exists(Expression expression, DaySpan span, boolean reached) {
    if (expression instanceof Expression.Sum sum) {
      return cells.touches(sum.measure(), span.first(), span.last());
    }
    if (expression instanceof Expression.Median median) {
      return cells.touches(median.distribution(), span.first(), span.last());
    }
    if (expression instanceof Expression.Distinct distinct) {
      return span.grain()
          .filter(grain -> cells.touches(distinct.measure().of(grain), span.first(), span.last()))
          .isPresent();
    }
    if (expression instanceof Expression.Stock stock) {
      return reached && cells.touchesThrough(stock.measure(), span.last());
    }
    if (expression instanceof Expression.Previous previous) {
      return reached && exists(previous.inner(), span.before().get(), true);
    }
    if (expression instanceof Expression.Whole whole) {
      // In a segment with any amount, a share of 0 is a number.
      return !cells.isEmpty()
          && over(whole.dimension())
              .filter(all -> all.exists(whole.inner(), span, reached))
              .isPresent();
    }
    return expression instanceof Expression.Operation operation
        && (exists(operation.left(), span, reached) || exists(operation.right(), span, reached));
  }

  private double number(Expression expression, DaySpan span) {
    if (isAbsent(expression, span)) {
      return Double.NaN;
    }
    if (expression instanceof Expression.Sum sum) {
      return sum(sum.measure(), span);
    }
    if (expression instanceof Expression.Stock stock) {
      return major(stock.measure(), cells.through(stock.measure(), span.last()));
    }
    if (expression instanceof Expression.Median median) {
      return cells.median(median.distribution(), span.first(), span.last());
    }
    if (expression instanceof Expression.Distinct distinct) {
      return span.grain().map(grain -> sum(distinct.measure().of(grain), span)).orElse(Double.NaN);
    }
    if (expression instanceof Expression.Previous previous) {
      return number(previous.inner(), span.before().get());
    }
    if (expression instanceof Expression.Whole whole) {
      return over(whole.dimension()).map(all -> all.number(whole.inner(), span)).orElse(Double.NaN);
    }
    if (expression instanceof Expression.Operation operation) {
      var money = exactMoney(operation, span);
      if (money.isPresent()) {
        return major(money.getAsLong());
      }
      return operation
          .operator()
          .apply(number(operation.left(), span), number(operation.right(), span));
    }
    return ofPlan(expression, span);
  }

  /** A value that the plan or the period gives, whatever the cells are. */
  private double ofPlan(Expression expression, DaySpan span) {
    if (expression instanceof Expression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof Expression.Months) {
      return span.months().orElse(Double.NaN);
    }
    if (expression instanceof Expression.GrossMargin) {
      return figures.grossMargin().orElse(Double.NaN);
    }
    if (expression instanceof Expression.People people) {
      return people(people.team(), span).orElse(Double.NaN);
    }
    throw new IllegalStateException("a reference was not resolved: " + expression);
  }

  /**
   * The exact amount, in the unit of the cells, of a sum or difference of money alone: rounded one
   * by one, amounts that add up to 0 would leave a rest. Empty for any other expression.
   */
  private OptionalLong exactMoney(Expression expression, DaySpan span) {
    if (isAbsent(expression, span)) {
      return OptionalLong.empty();
    }
    if (expression instanceof Expression.Sum sum) {
      return exact(sum.measure(), cells.sum(sum.measure(), span.first(), span.last()));
    }
    if (expression instanceof Expression.Stock stock) {
      return exact(stock.measure(), cells.through(stock.measure(), span.last()));
    }
    if (expression instanceof Expression.Previous previous) {
      return exactMoney(previous.inner(), span.before().get());
    }
    if (expression instanceof Expression.Operation operation && operation.operator().isLinear()) {
      var left = exactMoney(operation.left(), span);
      var right = left.isPresent() ? exactMoney(operation.right(), span) : left;
      return right.isEmpty()
          ? right
          : OptionalLong.of(operation.operator().apply(left.getAsLong(), right.getAsLong()));
    }
    return OptionalLong.empty();
  }

  private static OptionalLong exact(Measure measure, long amount) {
    return measure.kind() != Measure.Kind.MONEY || Math.abs(amount) > MOST_EXACT
        ? OptionalLong.empty()
        : OptionalLong.of(amount);
  }

  private double sum(Measure measure, DaySpan span) {
    return major(measure, cells.sum(measure, span.first(), span.last()));
  }

  private double major(long money) {
    return money / (figures.minorUnits() * Money.SUMMED_UNITS);
  }

  private double major(Measure measure, long amount) {
    return switch (measure.kind()) {
      case MONEY -> major(amount);
      case COUNT, DAYS, SECONDS, DISTRIBUTION -> amount;
    };
  }
}

package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.DistinctMeasure;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.Grain;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A formula as a tree. */
sealed interface Expression {
  /** A number. */
  record Constant(double value) implements Expression {}

  /** The value of another KPI in the same period and segment. */
  record Reference(String kpi) implements Expression {}

  /** The value of a KPI or, where no KPI has the name, the amount of the measure in the period. */
  record KpiOrMeasure(String name) implements Expression {
    /** The measure of that name that can be added up. */
    Optional<Measure> found() {
      return Measure.find(name)
          .filter(measure -> measure.grain().isEmpty() && measure.reports().isEmpty())
          .filter(measure -> measure.kind() != Measure.Kind.DISTRIBUTION);
    }
  }

  /** The amount of a measure in the period. */
  record Sum(Measure measure) implements Expression {}

  /** The running sum of a measure at the period's end. */
  record Stock(Measure measure) implements Expression {}

  /** The middle value of a distribution in the period. */
  record Median(Measure distribution) implements Expression {}

  /** How many parties a measure counts in the period, each once. */
  record Distinct(DistinctMeasure measure) implements Expression {}

  /** The length of the period in months. */
  record Months() implements Expression {}

  /** The gross margin of the plan. */
  record GrossMargin() implements Expression {}

  /** The people of a team, as the plan says; over a period the mean of its days. */
  record People(String team) implements Expression {}

  /** An expression in the period before. */
  record Previous(Expression inner) implements Expression {}

  /**
   * An expression over all values of a dimension together: over the segment's breakdown without it.
   * Where a breakdown does not have the dimension, its segments are that whole already.
   */
  record Whole(String dimension, Expression inner) implements Expression {}

  /** Two expressions and the operation between them. */
  record Operation(Operator operator, Expression left, Expression right) implements Expression {}

  /** The four operations; a division by zero has no value. */
  enum Operator {
    PLUS('+'),
    MINUS('-'),
    TIMES('*'),
    OVER('/');

    final char symbol;

    Operator(char symbol) {
      this.symbol = symbol;
    }

    /** Whether it adds or takes away. */
    boolean isLinear() {
      return this == PLUS || this == MINUS;
    }

    /** The result of adding or subtracting. */
    long apply(long left, long right) {
      return this == PLUS ? left + right : left - right;
    }

    double apply(double left, double right) {
      return switch (this) {
        case PLUS -> left + right;
        case MINUS -> left - right;
        case TIMES -> left * right;
        case OVER -> right == 0 ? Double.NaN : left / right;
      };
    }
  }

  /** The parts that this expression is made of directly. */
  default List<Expression> parts() {
    if (this instanceof Previous previous) {
      return List.of(previous.inner());
    }
    if (this instanceof Whole whole) {
      return List.of(whole.inner());
    }
    if (this instanceof Operation operation) {
      return List.of(operation.left(), operation.right());
    }
    return List.of();
  }

  /** This expression and all it is made of. */
  default Stream<Expression> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
  }

  /** Whether this expression or anything it is made of is such; every row needs it. */
  default boolean has(Predicate<Expression> such) {
    if (such.test(this)) {
      return true;
    }
    if (this instanceof Operation operation) {
      return operation.left().has(such) || operation.right().has(such);
    }
    if (this instanceof Whole whole) {
      return whole.inner().has(such);
    }
    return this instanceof Previous previous && previous.inner().has(such);
  }

  /** Whether one of {@link #measures()} is among these. */
  default boolean hasMeasure(Set<Measure> any) {
    return !any.isEmpty() && has(part -> part.measure().filter(any::contains).isPresent());
  }

  /** The measures that this expression is made of; of those that exist once per grain, one. */
  default Stream<Measure> measures() {
    return all().flatMap(part -> part.measure().stream());
  }

  private Optional<Measure> measure() {
    if (this instanceof Sum sum) {
      return Optional.of(sum.measure());
    }
    if (this instanceof Stock stock) {
      return Optional.of(stock.measure());
    }
    if (this instanceof Median median) {
      return Optional.of(median.distribution());
    }
    return this instanceof Distinct distinct
        ? Optional.of(distinct.measure().of(Grain.TOTAL))
        : Optional.empty();
  }

  /** The ids of the KPIs that this expression names. */
  default Set<String> references() {
    var references = new LinkedHashSet<String>();
    if (this instanceof Reference reference) {
      references.add(reference.kpi());
    }
    parts().forEach(part -> references.addAll(part.references()));
    return references;
  }

  /** A side of the quotient that it is; empty where it is none. */
  default Optional<Expression> side(FormulaPart.Role side) {
    return switch (side) {
      case VALUE -> Optional.of(this);
      case NUMERATOR -> quotient().map(Operation::left);
      case DENOMINATOR -> quotient().map(Operation::right);
    };
  }

  /**
   * The division whose sides are published as numerator and denominator: the outermost one, also
   * behind the constant of a growth ({@code a / b - 1}).
   */
  default Optional<Operation> quotient() {
    if (!(this instanceof Operation operation)) {
      return Optional.empty();
    }
    return switch (operation.operator()) {
      case OVER -> Optional.of(operation);
      case PLUS, MINUS ->
          operation.right() instanceof Constant
              ? operation.left().quotient()
              : operation.left() instanceof Constant
                  ? operation.right().quotient()
                  : Optional.empty();
      case TIMES -> Optional.empty();
    };
  }

  /** Whether the value is a number of things that were counted. */
  default boolean isCount() {
    if (this instanceof Sum sum) {
      return sum.measure().kind() == Measure.Kind.COUNT;
    }
    if (this instanceof Distinct) {
      return true;
    }
    if (this instanceof Stock stock) {
      return stock.measure().kind() == Measure.Kind.COUNT;
    }
    if (this instanceof Previous previous) {
      return previous.inner().isCount();
    }
    if (this instanceof Whole whole) {
      return whole.inner().isCount();
    }
    if (this instanceof Operation operation) {
      return operation.operator() == Operator.PLUS
          && parts().stream().allMatch(Expression::isCount);
    }
    return false;
  }

  /** This expression with every reference replaced by the KPI's own formula. */
  default Expression inlined(Map<String, Expression> kpis) {
    if (this instanceof Reference reference) {
      return kpis.get(reference.kpi());
    }
    if (this instanceof KpiOrMeasure named) {
      var kpi = kpis.get(named.name());
      return kpi == null ? new Sum(named.found().orElseThrow()) : kpi;
    }
    if (this instanceof Whole whole) {
      return new Whole(whole.dimension(), whole.inner().inlined(kpis));
    }
    if (this instanceof Previous previous) {
      return new Previous(previous.inner().inlined(kpis));
    }
    if (this instanceof Operation operation) {
      return new Operation(
          operation.operator(), operation.left().inlined(kpis), operation.right().inlined(kpis));
    }
    return this;
  }
}

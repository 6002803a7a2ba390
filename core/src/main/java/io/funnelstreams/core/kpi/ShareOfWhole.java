package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.MeasureParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Formulas of a part over the whole that it is a part of, whose value is never above 1: won over
 * won and lost, or a measure over the one that it counts a part of.
 */
final class ShareOfWhole {
  private ShareOfWhole() {}

  static boolean isShare(Expression expression) {
    if (!(expression instanceof Expression.Operation operation)
        || operation.operator() != Expression.Operator.OVER) {
      return false;
    }
    var parts = sums(operation.left());
    if (operation.right() instanceof Expression.Whole all) {
      return parts.isPresent() && all.inner().equals(operation.left());
    }
    var whole = sums(operation.right());
    return parts.isPresent() && whole.isPresent() && isWithin(parts.get(), whole.get());
  }

  private static boolean isWithin(List<Expression.Sum> parts, List<Expression.Sum> whole) {
    var rest = new ArrayList<>(whole);
    if (parts.stream().allMatch(rest::remove)) {
      return true;
    }
    return parts.size() == 1
        && MeasureParts.wholeOf(parts.get(0).measure()).map(Expression.Sum::new).stream()
            .anyMatch(whole::contains);
  }

  /** The counts that are added up; empty where it is made of anything else. */
  private static Optional<List<Expression.Sum>> sums(Expression expression) {
    if (expression instanceof Expression.Sum sum && MeasureParts.isNeverNegative(sum.measure())) {
      return Optional.of(List.of(sum));
    }
    if (expression instanceof Expression.Operation operation
        && operation.operator() == Expression.Operator.PLUS) {
      return sums(operation.left())
          .flatMap(
              left ->
                  sums(operation.right())
                      .map(
                          right -> {
                            var all = new ArrayList<>(left);
                            all.addAll(right);
                            return all;
                          }));
    }
    return Optional.empty();
  }
}

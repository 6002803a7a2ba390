package io.funnelstreams.core.journey;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which companies a plan wants for customers, as rules on dimensions. Facts are classified by it in
 * the dimension {@value #DIMENSION}, from the values that the fact has of the rules' dimensions.
 *
 * @param rules one for each dimension; all of them have to hold
 */
public record IdealCustomerProfile(List<Rule> rules) {
  /** The name of the derived dimension. */
  public static final String DIMENSION = "icp";

  /** All rules hold. */
  public static final DimensionValue INSIDE = DimensionValue.of("icp");

  /**
   * Some rule does not hold. It is not {@code other}, which holds the values beyond a breakdown's
   * cap.
   */
  public static final DimensionValue OUTSIDE = DimensionValue.of("non_icp");

  /** A rule on one dimension. */
  public sealed interface Rule permits OneOf, Within {
    /** The dimension whose value decides. */
    String dimension();

    /**
     * Whether the rule holds of a value.
     *
     * @return empty where the value does not say
     */
    Optional<Boolean> holds(DimensionValue value);
  }

  /**
   * The value is one of several.
   *
   * @param values at least one
   */
  public record OneOf(String dimension, Set<DimensionValue> values) implements Rule {
    public OneOf {
      values = Set.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a rule on " + dimension + " names no value");
      }
    }

    @Override
    public Optional<Boolean> holds(DimensionValue value) {
      return isUnknown(value) ? Optional.empty() : Optional.of(values.contains(value));
    }
  }

  /**
   * The value is a number within bounds, both included.
   *
   * @param least empty where there is no lower bound
   * @param most empty where there is no upper bound
   */
  public record Within(String dimension, Optional<BigDecimal> least, Optional<BigDecimal> most)
      implements Rule {
    /** A number, a range of numbers as {@code 51-200}, or a number and more as {@code 500+}. */
    private static final Pattern NUMBERS =
        Pattern.compile(
            "(\\d{1,15}(?:\\.\\d{1,6})?)(?: ?[-\u2013] ?(\\d{1,15}(?:\\.\\d{1,6})?)| ?(\\+))?");

    public Within {
      if (least.isEmpty() && most.isEmpty()) {
        throw new IllegalArgumentException("a range of " + dimension + " has no bound");
      }
      if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
        throw new IllegalArgumentException("a range of " + dimension + " ends before it begins");
      }
    }

    /** A text that is no number decides nothing, nor does a range that lies partly within. */
    @Override
    public Optional<Boolean> holds(DimensionValue value) {
      var numbers = NUMBERS.matcher(value.folded());
      if (!numbers.matches()) {
        return Optional.empty();
      }
      var low = new BigDecimal(numbers.group(1));
      boolean open = numbers.group(3) != null;
      var high = numbers.group(2) == null ? low : new BigDecimal(numbers.group(2));
      if (high.compareTo(low) < 0) {
        return Optional.empty();
      }
      if (isAbove(low) || (isBelow(high) && !open)) {
        return Optional.of(false);
      }
      boolean within = !isBelow(low) && (open ? most.isEmpty() : !isAbove(high));
      return within ? Optional.of(true) : Optional.empty();
    }

    private boolean isBelow(BigDecimal number) {
      return least.filter(bound -> number.compareTo(bound) < 0).isPresent();
    }

    private boolean isAbove(BigDecimal number) {
      return most.filter(bound -> number.compareTo(bound) > 0).isPresent();
    }
  }

  public IdealCustomerProfile {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("an ideal customer profile has at least one rule");
    }
    var named = new HashSet<String>();
    for (var rule : rules) {
      if (rule.dimension().equals(DIMENSION) || !named.add(rule.dimension())) {
        throw new IllegalArgumentException(
            "an ideal customer profile has one rule for each other dimension: " + rule.dimension());
      }
    }
  }

  /** The dimensions that decide, in the order of the rules. */
  public List<String> dimensions() {
    return rules.stream().map(Rule::dimension).toList();
  }

  /**
   * Inside where every rule holds, outside where one does not, {@link DimensionValue#UNKNOWN} where
   * no rule is broken and a value is unknown.
   *
   * @param values the value of each of {@link #dimensions()}
   */
  public DimensionValue classify(Function<String, DimensionValue> values) {
    boolean open = false;
    for (var rule : rules) {
      var holds = rule.holds(values.apply(rule.dimension()));
      if (holds.equals(Optional.of(false))) {
        return OUTSIDE;
      }
      open |= holds.isEmpty();
    }
    return open ? DimensionValue.UNKNOWN : INSIDE;
  }

  private static boolean isUnknown(DimensionValue value) {
    return value.equals(DimensionValue.UNKNOWN);
  }
}

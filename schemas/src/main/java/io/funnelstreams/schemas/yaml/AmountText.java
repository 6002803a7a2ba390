package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number with a unit, as a goal states it: {@code 0.25}, {@code 25%}, {@code 45d}, {@code 4000
 * EUR}, {@code +10%}, {@code -5d}, {@code +3pt}, {@code +200 EUR}.
 *
 * @param signed whether it has a sign, which makes it a change from the baseline
 * @param number the number in front of the suffix, negative with a minus sign
 * @param suffix what follows the number; empty for a bare number
 */
public record AmountText(boolean signed, double number, String suffix) {
  private static final Pattern FORM =
      Pattern.compile("([+-])?\\s*(\\d+(?:\\.\\d+)?)\\s*(%|[A-Za-z]*(?:/d|/day)?)");

  static Optional<AmountText> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double size = Double.parseDouble(matcher.group(2));
    boolean minus = "-".equals(matcher.group(1));
    return Optional.of(
        new AmountText(matcher.group(1) != null, minus ? -size : size, matcher.group(3)));
  }

  /**
   * A value as a plan states it, to at least six digits and two decimals.
   *
   * @param value in the KPI's unit
   * @param currency the plan's, as a code
   */
  public static String of(Unit unit, double value, String currency) {
    var exact = BigDecimal.valueOf(unit == Unit.RATIO ? value * 100 : value);
    int digits = Math.max(6, exact.precision() - exact.scale() + 2);
    var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    var number = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return number
        + switch (unit) {
          case COUNT -> "";
          case RATIO -> "%";
          case MONEY -> " " + currency;
          case DAYS -> "d";
          case SECONDS -> "s";
          case MINUTES -> "min";
          case MONTHS -> "mo";
          case MONEY_PER_DAY -> " " + currency + "/d";
        };
  }

  /** The allowed forms of a value of the unit, to continue "write ". */
  static String allowedValue(Unit unit, String currency) {
    return switch (unit) {
      case COUNT -> "a number such as 120";
      case RATIO -> "a ratio such as 0.25 or 25%";
      case MONEY -> "an amount such as 4000 or 4000 " + currency;
      case DAYS -> "days such as 45d";
      case SECONDS -> "seconds such as 90s";
      case MINUTES -> "minutes such as 90min";
      case MONTHS -> "months such as 12";
      case MONEY_PER_DAY -> "an amount a day such as 4000 or 4000 " + currency + "/d";
    };
  }

  /** The allowed forms of a change of the unit, to continue "write ". */
  static String allowedChange(Unit unit, String currency) {
    return switch (unit) {
      case COUNT -> "+120 or +10%";
      case RATIO -> "+3pt (points) or +10% (of the baseline)";
      case MONEY -> "+200 " + currency + " or +10%";
      case DAYS -> "-5d or -10%";
      case SECONDS -> "+20s or +10%";
      case MINUTES -> "+20min or +10%";
      case MONTHS -> "-2mo or -10%";
      case MONEY_PER_DAY -> "+200 " + currency + "/d or +10%";
    };
  }

  /** A value in the KPI's unit; empty where the suffix belongs to another unit. */
  Optional<Double> asValue(Unit unit, String currency) {
    boolean bare = suffix.isEmpty();
    boolean fits =
        switch (unit) {
          case COUNT -> bare;
          case RATIO -> bare || suffix.equals("%");
          case MONEY -> bare || suffix.equals(currency);
          case DAYS -> bare || isDays();
          case SECONDS -> bare || isSeconds();
          case MINUTES -> bare || isMinutes();
          case MONTHS -> bare || isMonths();
          case MONEY_PER_DAY -> bare || isMoneyPerDay(currency);
        };
    return fits ? Optional.of(suffix.equals("%") ? number / 100 : number) : Optional.empty();
  }

  /** A target in the KPI's unit; empty where the suffix belongs to another unit. */
  Optional<Target> asTarget(Unit unit, String currency) {
    if (!signed) {
      return asValue(unit, currency).map(value -> new Target(Target.Kind.ABSOLUTE, value));
    }
    if (suffix.equals("%")) {
      return Optional.of(new Target(Target.Kind.RELATIVE, number / 100));
    }
    boolean fits =
        switch (unit) {
          case COUNT -> suffix.isEmpty();
          case RATIO -> suffix.equals("pt");
          case MONEY -> suffix.equals(currency);
          case DAYS -> isDays();
          case SECONDS -> isSeconds();
          case MINUTES -> isMinutes();
          case MONTHS -> isMonths();
          case MONEY_PER_DAY -> isMoneyPerDay(currency);
        };
    double amount = unit == Unit.RATIO ? number / 100 : number;
    return fits ? Optional.of(new Target(Target.Kind.DIFFERENCE, amount)) : Optional.empty();
  }

  private boolean isDays() {
    return suffix.equals("d") || suffix.equals("days");
  }

  private boolean isSeconds() {
    return suffix.equals("s") || suffix.equals("seconds");
  }

  private boolean isMinutes() {
    return suffix.equals("min") || suffix.equals("minutes");
  }

  private boolean isMonths() {
    return suffix.equals("mo") || suffix.equals("months");
  }

  private boolean isMoneyPerDay(String currency) {
    return suffix.equals(currency + "/d") || suffix.equals(currency + "/day");
  }
}

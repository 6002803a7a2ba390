package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Target;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Baselines and targets: numbers in the unit of a goal's KPI. */
final class TargetYaml {
  private final Kpi kpi;
  private final String currency;

  TargetYaml(Kpi kpi, Optional<Currency> currency) {
    this.kpi = kpi;
    this.currency = currency.map(Currency::getCurrencyCode).orElse("EUR");
  }

  Optional<Double> baseline(YamlValue value) {
    var amount = amount(value, AmountText.allowedValue(kpi.unit(), currency));
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    var number = amount.get().asValue(kpi.unit(), currency);
    if (number.isEmpty()) {
      wrongUnit(value, AmountText.allowedValue(kpi.unit(), currency));
    }
    return number.filter(ratio -> plausible(value, ratio));
  }

  Optional<Target> target(YamlValue value) {
    var amount = amount(value, allowedTarget());
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    var target = amount.get().asTarget(kpi.unit(), currency);
    if (target.isEmpty()) {
      wrongUnit(value, allowedTarget());
    }
    return target.filter(
        goal -> goal.kind() != Target.Kind.ABSOLUTE || plausible(value, goal.amount()));
  }

  private Optional<AmountText> amount(YamlValue value, String allowed) {
    var text = value.text();
    var amount = text.flatMap(AmountText::parse);
    if (text.isPresent() && amount.isEmpty()) {
      value.problem("'%s' is not a number with a unit; write %s".formatted(text.get(), allowed));
    }
    return amount;
  }

  private String allowedTarget() {
    return AmountText.allowedValue(kpi.unit(), currency)
        + ", or a change from the baseline such as "
        + AmountText.allowedChange(kpi.unit(), currency);
  }

  private void wrongUnit(YamlValue value, String allowed) {
    value.problem(
        "'%s' does not fit the unit of '%s' (%s); write %s"
            .formatted(value.text().orElse(""), kpi.id(), unitName(), allowed));
  }

  private String unitName() {
    return switch (kpi.unit()) {
      case COUNT -> "a count";
      case RATIO -> "a ratio";
      case MONEY -> "money in " + currency;
      case DAYS -> "days";
      case SECONDS -> "seconds";
      case MINUTES -> "minutes";
      case MONTHS -> "months";
      case MONEY_PER_DAY -> "money in " + currency + " per day";
    };
  }

  private boolean plausible(YamlValue value, double number) {
    if (kpi.isPlausible(number)) {
      return true;
    }
    value.problem(
        "%s is too much for the ratio '%s', where 1 is 100%%; did you mean %s%% or %s?"
            .formatted(shortest(number), kpi.id(), shortest(number), shortest(number / 100)));
    return false;
  }

  private static String shortest(double number) {
    return String.format(Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
  }
}

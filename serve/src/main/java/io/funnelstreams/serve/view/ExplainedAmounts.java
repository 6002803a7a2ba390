package io.funnelstreams.serve.view;

import io.funnelstreams.core.explain.Contribution;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.plan.Plan;

/** Amounts of explanations as people read them: money in major units of the plan's currency. */
public record ExplainedAmounts(Plan plan) {
  /** The amount that an event adds; for a median, the event's number itself. In {@link #unit}. */
  public double amount(Contribution each) {
    return switch (each.place().part().measure().kind()) {
      case MONEY -> each.amount() / (minorUnits() * Money.SUMMED_UNITS);
      case COUNT, DAYS, SECONDS -> each.amount();
      case DISTRIBUTION -> each.bucketValue();
    };
  }

  /** The unit of the amounts of a part: a currency, {@code count}, {@code days} or so. */
  public String unit(FormulaPart part) {
    return switch (part.measure().kind()) {
      case MONEY -> plan.rules().fx().into().getCurrencyCode();
      case COUNT -> "count";
      case DAYS, DISTRIBUTION -> "days";
      case SECONDS -> "seconds";
    };
  }

  private double minorUnits() {
    return Math.pow(10, plan.rules().fx().into().getDefaultFractionDigits());
  }
}

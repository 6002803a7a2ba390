package io.funnelstreams.app.planning;

import io.funnelstreams.app.output.FigureText;
import io.funnelstreams.core.plan.BreakEven;
import io.funnelstreams.core.plan.BreakEvenAnalysis;
import io.funnelstreams.core.plan.Budget;
import io.funnelstreams.core.plan.BudgetLine;
import io.funnelstreams.core.plan.BudgetReport;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Pricing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The budget and spend of a plan, and its break-even. */
record MoneyChapter(Plan plan, PlanFigures figures) {
  private static final String NOTHING = "–";

  /** The budget by month and channel, against spend where that is known. */
  Optional<PlanDocument.Section> budget() {
    return plan.content()
        .budget()
        .map(
            budget ->
                new PlanDocument.Section(
                    "Budget",
                    List.of(
                        figures
                            .reader()
                            .map(reader -> new BudgetReport(budget, reader, figures.today()))
                            .map(this::against)
                            .orElseGet(() -> alone(budget)))));
  }

  private PlanDocument.Part alone(Budget budget) {
    var rows = new ArrayList<List<String>>();
    for (var month : budget.months()) {
      budget
          .channels()
          .forEach(
              (channel, amounts) -> {
                if (amounts.containsKey(month)) {
                  rows.add(
                      List.of(month.toString(), channel, money(amounts.get(month).doubleValue())));
                }
              });
    }
    return new PlanDocument.Table(List.of("Month", "Channel", "Budget"), List.of(2), rows);
  }

  private PlanDocument.Part against(BudgetReport report) {
    return new PlanDocument.Table(
        List.of("Month", "Channel", "Budget", "By now", "Spent", "Left", ""),
        List.of(2, 3, 4, 5),
        report.lines().stream().map(this::row).toList());
  }

  private List<String> row(BudgetLine line) {
    var left =
        line.spent().isPresent() ? money(line.planned() - line.spent().getAsDouble()) : NOTHING;
    return List.of(
        line.month().toString(),
        line.channel(),
        money(line.planned()),
        money(line.expected()),
        amount(line.spent()),
        left,
        words(line.state()));
  }

  private static String words(BudgetLine.State state) {
    return switch (state) {
      case AHEAD -> "to come";
      case NO_DATA -> "no spend reported";
      case OVER -> "over budget";
      case UNDER -> "under budget";
      case WITHIN -> "within budget";
    };
  }

  /** Price, margin, fixed costs, and the break-even where sales are known. */
  Optional<PlanDocument.Section> breakEven() {
    return plan.content()
        .pricing()
        .map(
            pricing -> {
              var parts = new ArrayList<PlanDocument.Part>();
              parts.add(new PlanDocument.Paragraph(terms(pricing)));
              figures
                  .reader()
                  .flatMap(reader -> BreakEvenAnalysis.of(plan, reader, figures.today()))
                  .ifPresent(found -> parts.addAll(parts(found)));
              return new PlanDocument.Section("Price and break-even", parts);
            });
  }

  private String terms(Pricing pricing) {
    return ("Each of '%s' pays %s with a margin of %s, which is %s toward fixed costs of %s a month"
            + " and spend.")
        .formatted(
            plan.catalogue().find(pricing.kpi()).orElseThrow().title(),
            money(pricing.price().doubleValue()),
            FigureText.rounded(pricing.margin().doubleValue(), FigureText.RATIO),
            money(pricing.contribution().doubleValue()),
            money(pricing.fixedCosts().doubleValue()));
  }

  private List<PlanDocument.Part> parts(BreakEven found) {
    return List.of(
        new PlanDocument.Paragraph(verdict(found)),
        new PlanDocument.Table(
            List.of("Month", "Costs", "Spend is", "Needed", "Sold", ""),
            List.of(1, 3, 4),
            found.months().stream().map(this::row).toList()));
  }

  private static String verdict(BreakEven found) {
    return found
        .first()
        .map(
            month ->
                "Break-even: %s, with %s sold."
                    .formatted(month, FigureText.rounded(found.needed(month), "count")))
        .orElse(
            "Break-even is not reached within the months that can be forecast; the last one needs "
                + FigureText.rounded(
                    found.needed(found.months().get(found.months().size() - 1).month()), "count")
                + ".");
  }

  private List<String> row(BreakEven.Month month) {
    var sold =
        month.sold().isPresent()
            ? FigureText.rounded(Math.rint(month.sold().getAsDouble()), "count")
                + (month.forecast() ? " (forecast)" : "")
            : NOTHING;
    return List.of(
        month.month().toString(),
        money(month.costs()),
        words(month.basis()),
        FigureText.rounded(month.needed(), "count"),
        sold,
        month.covered() ? "pays for itself" : "");
  }

  private static String words(BreakEven.SpendBasis basis) {
    return switch (basis) {
      case ACTUAL -> "what was spent";
      case BUDGET -> "the budget";
      case AVERAGE -> "the mean of three months";
      case NONE -> "not known";
    };
  }

  private String amount(OptionalDouble amount) {
    return amount.isPresent() ? money(amount.getAsDouble()) : NOTHING;
  }

  private String money(double amount) {
    return PlanText.money(plan, amount);
  }
}

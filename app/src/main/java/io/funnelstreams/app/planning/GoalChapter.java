package io.funnelstreams.app.planning;

import io.funnelstreams.app.output.FigureText;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Benchmark;
import io.funnelstreams.core.plan.ExpectedShares;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The goals of a plan with their status, benchmarks, and the roles of people. */
record GoalChapter(Plan plan, PlanView view, PlanFigures figures) {
  private static final String NOTHING = "–";

  /** The goals; a sentence where there are none. */
  PlanDocument.Section goals() {
    var goals = shown();
    return new PlanDocument.Section(
        "Goals",
        List.of(
            goals.isEmpty()
                ? new PlanDocument.Paragraph("There are none.")
                : new PlanDocument.Table(
                    List.of(
                        "Goal",
                        "KPI",
                        "Where",
                        "Baseline",
                        "Target",
                        "Actual",
                        "Benchmark",
                        "Status",
                        "From, to",
                        "Owner",
                        "Why"),
                    List.of(3, 4, 5, 6),
                    goals.stream().map(this::row).toList())));
  }

  private List<Goal> shown() {
    return plan.goals().stream()
        .filter(goal -> view.has(plan, goal.kpi()) && !plan.content().isExpectedShare(goal))
        .toList();
  }

  /** The expected shares with what they are; empty where the plan expects none. */
  Optional<PlanDocument.Section> shares() {
    var rows =
        plan.content().expectedShares().stream()
            .filter(shares -> view.has(plan, shares.kpi()))
            .flatMap(shares -> shares.parts().stream().map(part -> row(shares, part)))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlanDocument.Section(
                "Expected shares",
                List.of(
                    new PlanDocument.Table(
                        List.of("Share", "Of", "Expected", "Actual", "Status", "From, to"),
                        List.of(2, 3),
                        rows))));
  }

  private List<String> row(ExpectedShares shares, ExpectedShares.Part part) {
    var row = figures.of(part.goal());
    return List.of(
        segment(Map.of(shares.dimension(), part.value())),
        shares.of(),
        figure(shares.kpi(), OptionalDouble.of(part.share())),
        row.map(known -> figure(shares.kpi(), known.actual())).orElse(NOTHING),
        row.map(known -> known.status().replace('_', ' ')).orElse(NOTHING),
        shares.from() + " to " + shares.to());
  }

  private List<String> row(Goal goal) {
    var row = figures.of(goal.id());
    return List.of(
        goal.id(),
        kpi(goal.kpi()).title(),
        where(goal),
        baseline(goal),
        target(goal),
        row.map(known -> figure(goal.kpi(), known.actual())).orElse(NOTHING),
        benchmarks(goal),
        row.map(known -> known.status().replace('_', ' ')).orElse(NOTHING),
        goal.from() + " to " + goal.to(),
        owner(goal),
        goal.objective().orElse(NOTHING));
  }

  private String baseline(Goal goal) {
    var known = figures.of(goal.id()).map(row -> row.baseline()).filter(OptionalDouble::isPresent);
    return switch (goal.baseline().kind()) {
      case NONE -> NOTHING;
      case GIVEN -> figure(goal.kpi(), goal.baseline().value());
      case PREVIOUS, LAST_YEAR ->
          ofThePast(goal.baseline())
              + known.map(value -> ": " + figure(goal.kpi(), value)).orElse("");
    };
  }

  private static String ofThePast(Baseline baseline) {
    return baseline.equals(Baseline.PREVIOUS) ? "the period before" : "the year before";
  }

  private String target(Goal goal) {
    var value = goal.targetValue(goal.baseline().value());
    var known = figures.of(goal.id()).map(row -> row.target()).orElse(value);
    if (goal.target().kind() == Target.Kind.ABSOLUTE) {
      return figure(goal.kpi(), known);
    }
    return known.isEmpty() ? change(goal) : figure(goal.kpi(), known) + " (" + change(goal) + ")";
  }

  private String change(Goal goal) {
    double amount = goal.target().amount();
    if (goal.target().kind() == Target.Kind.RELATIVE) {
      return String.format(Locale.ROOT, "%+.4g %%", amount * 100);
    }
    var unit = kpi(goal.kpi()).unit();
    var size =
        unit == Unit.RATIO
            ? FigureText.rounded(Math.abs(amount), FigureText.unitOfDifference(FigureText.RATIO))
            : PlanText.figure(plan, unit, Math.abs(amount));
    return (amount < 0 ? "-" : "+") + size;
  }

  private String benchmarks(Goal goal) {
    var of = plan.content().benchmarks().stream().filter(each -> each.isOf(goal)).toList();
    return of.isEmpty()
        ? NOTHING
        : of.stream()
            .map(each -> figure(each.kpi(), OptionalDouble.of(each.value())))
            .collect(Collectors.joining(", "));
  }

  private static String where(Goal goal) {
    return goal.segment().isEmpty() ? "everywhere" : segment(goal.segment());
  }

  /** The values of a segment: {@code channel partner, region EMEA}. */
  static String segment(Map<String, String> segment) {
    return new TreeMap<>(segment)
        .entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String owner(Goal goal) {
    return goal.owner()
        .map(name -> goal.team().map(t -> name + " (" + t + ")").orElse(name))
        .or(goal::team)
        .orElse(NOTHING);
  }

  /** The benchmarks with their sources; empty where the plan names none. */
  Optional<PlanDocument.Section> benchmarks() {
    var shown = plan.content().benchmarks().stream().filter(b -> view.has(plan, b.kpi())).toList();
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlanDocument.Section(
                "Benchmarks",
                List.of(
                    new PlanDocument.Table(
                        List.of("KPI", "Where", "Others reach", "Source"),
                        List.of(2),
                        shown.stream().map(this::row).toList()))));
  }

  private List<String> row(Benchmark benchmark) {
    return List.of(
        kpi(benchmark.kpi()).title(),
        benchmark.segment().isEmpty() ? "everywhere" : segment(benchmark.segment()),
        figure(benchmark.kpi(), OptionalDouble.of(benchmark.value())),
        benchmark.source());
  }

  /** Who is responsible, accountable, consulted and informed; empty where the plan names none. */
  Optional<PlanDocument.Section> responsibilities() {
    var rows = new ArrayList<List<String>>();
    for (var goal : shown()) {
      var raci = plan.content().responsibilities().get(goal.id());
      if (raci != null) {
        rows.add(
            List.of(
                goal.id(),
                names(raci.responsible()),
                raci.accountable().orElse(NOTHING),
                names(raci.consulted()),
                names(raci.informed())));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlanDocument.Section(
                "Who does what",
                List.of(
                    new PlanDocument.Table(
                        List.of("Goal", "Responsible", "Accountable", "Consulted", "Informed"),
                        List.of(),
                        rows))));
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? NOTHING : String.join(", ", names);
  }

  private Kpi kpi(String id) {
    return plan.catalogue().find(id).orElseThrow();
  }

  private String figure(String kpi, OptionalDouble value) {
    return value.isPresent()
        ? PlanText.figure(plan, kpi(kpi).unit(), value.getAsDouble())
        : NOTHING;
  }
}

package io.funnelstreams.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The parts of a plan beside its numbers and goals. Every part may be missing, and none changes how
 * a KPI is counted.
 *
 * @param responsibilities the roles of people and teams, by the id of the goal
 */
public record PlanContent(
    Optional<String> objective,
    Optional<String> vision,
    MarketingMix mix,
    List<Benchmark> benchmarks,
    List<Assumption> assumptions,
    List<PlannedTeam> teams,
    Map<String, Raci> responsibilities,
    Optional<Budget> budget,
    Optional<Pricing> pricing,
    List<ExpectedShares> expectedShares) {
  /** A plan of numbers and goals alone. */
  public static final PlanContent NONE =
      new PlanContent(
          Optional.empty(),
          Optional.empty(),
          MarketingMix.NONE,
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public PlanContent {
    Objects.requireNonNull(mix, "mix");
    benchmarks = List.copyOf(benchmarks);
    assumptions = List.copyOf(assumptions);
    teams = List.copyOf(teams);
    responsibilities = Map.copyOf(responsibilities);
    expectedShares = List.copyOf(expectedShares);
  }

  /** Whether a goal is that of an expected share, which the plan does not list by itself. */
  public boolean isExpectedShare(Goal goal) {
    return expectedShares.stream().anyMatch(shares -> shares.has(goal));
  }
}

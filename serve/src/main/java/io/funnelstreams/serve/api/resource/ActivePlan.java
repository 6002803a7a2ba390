package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.read.ReadModel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The plan that numbers are counted by, and the one that goals are of, which may be newer. Each
 * text is parsed once.
 */
public final class ActivePlan {
  private final ReadModel model;
  private final AtomicReference<Parsed> counted = new AtomicReference<>();
  private final AtomicReference<Parsed> current = new AtomicReference<>();

  private record Parsed(String text, Plan plan) {}

  /** The plan of a read model. */
  public ActivePlan(ReadModel model) {
    this.model = model;
  }

  /**
   * The plan whose breakdowns and KPIs the published numbers have.
   *
   * @throws ApiProblem where no plan is active yet
   */
  public Plan counted() {
    return model
        .status()
        .definition()
        .map(PublishedDefinition::getYaml)
        .map(text -> parsed(counted, text))
        .or(this::currentIfAny)
        .orElseThrow(ActivePlan::none);
  }

  /**
   * The plan whose goals hold.
   *
   * @throws ApiProblem where no plan is active yet
   */
  public Plan current() {
    return currentIfAny().orElseGet(this::counted);
  }

  private Optional<Plan> currentIfAny() {
    return model.activePlan().map(active -> parsed(current, active.getYaml()));
  }

  /** Whether there is a plan. */
  public boolean isThere() {
    return model.activePlan().isPresent() || model.status().definition().isPresent();
  }

  private static Plan parsed(AtomicReference<Parsed> last, String text) {
    var known = last.get();
    if (known == null || !known.text().equals(text)) {
      known = new Parsed(text, PlanYaml.parse("the active plan", text));
      last.set(known);
    }
    return known.plan();
  }

  private static ApiProblem none() {
    return ApiProblem.of(
        503, "Not ready", "No plan is active yet: start the system with one and ask again.");
  }
}

package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.view.EventHistory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * The inputs of the resources.
 *
 * @param events the events behind the numbers
 * @param clock the company's clock
 * @param productVersion of the program
 * @param sources the sources that are configured here
 */
public record ApiContext(
    ReadModel model,
    ActivePlan plans,
    EventHistory events,
    Clock clock,
    String productVersion,
    Supplier<List<SourceState>> sources) {
  /** Answers from a read model, where no source is configured. */
  public static ApiContext of(
      ReadModel model, EventHistory events, Clock clock, String productVersion) {
    return of(model, events, clock, productVersion, List::of);
  }

  /** Answers from a read model. */
  public static ApiContext of(
      ReadModel model,
      EventHistory events,
      Clock clock,
      String productVersion,
      Supplier<List<SourceState>> sources) {
    return new ApiContext(model, new ActivePlan(model), events, clock, productVersion, sources);
  }

  /** The day that it is in the plan's time zone. */
  LocalDate today(Plan plan) {
    return plan.rules().calendar().dayOf(clock.instant());
  }

  /**
   * The model, once it holds everything.
   *
   * @throws ApiProblem while it does not
   */
  public ReadModel ready() {
    if (!model.status().ready()) {
      throw ApiProblem.of(
          503,
          "Not ready",
          "The output topics are still being read: ask again in some seconds; /api/v1/status says"
              + " when they are.");
    }
    return model;
  }
}

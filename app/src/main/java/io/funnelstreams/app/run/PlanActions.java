package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.InputException;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.codec.ActionCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.Suggestion;
import io.funnelstreams.serve.CommittedReader;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The actions of the plan that was applied last, with their current state and their history. */
public final class PlanActions {
  private final Cluster cluster;
  private final Plan holding;
  private final List<ActionChange> changes;

  private PlanActions(Cluster cluster, Plan holding, List<ActionChange> changes) {
    this.cluster = cluster;
    this.holding = holding;
    this.changes = List.copyOf(changes);
  }

  /**
   * Reads the actions of a cluster.
   *
   * @throws FunnelException where no plan was applied yet
   */
  public static PlanActions read(Cluster cluster) {
    var holding = AppliedPlan.record(cluster).orElseThrow(AppliedPlan::missing);
    return new PlanActions(cluster, holding, changes(cluster, holding.getName()));
  }

  /** The changes of a plan's actions, in the topic's order. */
  static List<ActionChange> changes(Cluster cluster, String plan) {
    var changes = new ArrayList<ActionChange>();
    try (var reader = CommittedReader.open(cluster.properties(), Topic.PLAN, cluster.values())) {
      reader.toEnd(
          message -> {
            if (message.value() instanceof Plan record && record.getName().equals(plan)) {
              ActionCodec.change(record).ifPresent(changes::add);
            }
          });
    }
    return changes;
  }

  /** The actions with their current state, in the plan's order. */
  public List<Action> actions() {
    return plan().after(changes).actions();
  }

  /** A plan with its actions as they are. */
  public io.funnelstreams.core.plan.Plan in(io.funnelstreams.core.plan.Plan plan) {
    return plan.after(changes);
  }

  /** The day it is in the plan's time zone. */
  public LocalDate today(Clock clock) {
    return plan().rules().calendar().dayOf(clock.instant());
  }

  private io.funnelstreams.core.plan.Plan plan() {
    return PlanFile.parse("the plan '" + holding.getName() + "'", holding.getYaml()).plan();
  }

  /**
   * Sets the state of an action.
   *
   * @param note why
   * @return the action as it was before
   * @throws InputException where the plan has no such action, or it is in that state already
   */
  public Action say(String id, ActionState state, Optional<String> note, Clock clock) {
    var actions = actions();
    var before =
        actions.stream()
            .filter(action -> action.id().equals(id))
            .findFirst()
            .orElseThrow(() -> unknown(id, actions));
    if (before.state() == state) {
      throw new InputException(
          "The action '%s' is %s already.".formatted(id, ActionWord.of(state)));
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var change = new ActionChange(id, state, at, System.getProperty("user.name"), note);
    cluster.put(
        Topic.PLAN,
        ActionCodec.key(change, holding.getName()),
        ActionCodec.record(change, holding));
    return before;
  }

  private InputException unknown(String id, List<Action> actions) {
    var known = actions.stream().map(Action::id).toList();
    return new InputException(
        known.isEmpty()
            ? "The plan '%s' has no actions; add them under 'actions:'."
                .formatted(holding.getName())
            : "There is no action '%s'%s; 'funnel actions --all' lists them."
                .formatted(id, Suggestion.didYouMean(id, known)));
  }
}

package io.funnelstreams.app.planning;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.core.ReviewReplay;
import io.funnelstreams.core.ReviewReplay.AssumptionReview;
import io.funnelstreams.core.ReviewReplay.NextGoal;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.yaml.YamlTextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan as it may go on after the review of a period, for a person to read, change and apply:
 * goals that ended are copied to their next days, open actions are moved, and assumptions to look
 * at are marked. The goals that ended stay, so that they can still be reviewed.
 */
public final class NextPlan {
  private static final String NAME = "the plan for the next period";

  private final PlanFile before;
  private final Plan plan;
  private final Period period;
  private final Period next;
  private final YamlTextEdit edit;
  private final CarriedGoalText goalText;
  private final Map<String, String> carriedIds = new HashMap<>();
  private final Set<Integer> carriedShares = new HashSet<>();
  private final List<String> notCarried = new ArrayList<>();
  private final String text;

  /**
   * Makes the plan.
   *
   * @param before the plan that was reviewed, with its text
   * @param plan the same with the state that its actions have now
   * @throws FunnelException where the text is written in a way that cannot be edited safely
   */
  public NextPlan(PlanFile before, Plan plan, ReviewReplay review, Period period) {
    this.before = before;
    this.plan = plan;
    this.period = period;
    this.next = plan.rules().calendar().after(period);
    this.edit = YamlTextEdit.of("the plan", before.text());
    this.goalText = new CarriedGoalText(plan, period);
    review.nextGoals().forEach(this::carry);
    plan.actions().forEach(this::carry);
    var assumptions = review.assumptions();
    for (int i = 0; i < assumptions.size(); i++) {
      mark(i, assumptions.get(i));
    }
    this.text = edit.result();
    check();
  }

  /** The plan file's text. */
  public String text() {
    return text;
  }

  /** A sentence for each goal that ended and could not be carried over. */
  public List<String> notCarried() {
    return List.copyOf(notCarried);
  }

  /** What differs from the plan before, as a unified diff; none where nothing does. */
  public List<String> diff(String from, String to) {
    var old = before.text().lines().toList();
    var patch = DiffUtils.diff(old, text.lines().toList());
    return UnifiedDiffUtils.generateUnifiedDiff(from, to, old, patch, 3);
  }

  private void carry(NextGoal each) {
    var goal = each.carried().goal();
    if (!each.carried().hasFittingPace()) {
      notCarried.add(
          "Goal '%s' is not carried over: its pace has weights for other months than %s to %s."
              .formatted(goal.id(), each.carried().from(), each.carried().to()));
      return;
    }
    if (plan.content().isExpectedShare(goal)) {
      carryShare(each);
      return;
    }
    int index = plan.goals().indexOf(goal);
    var values = new LinkedHashMap<String, String>();
    var id = each.carried().id();
    if (edit.has("goals", index, "id")) {
      values.put("id", CarriedGoalText.scalar(id));
    }
    goalText.baseline(each).ifPresent(baseline -> values.put("baseline", baseline));
    values.put("from", each.carried().from().toString());
    values.put("to", each.carried().to().toString());
    edit.copy("goals", index, goalText.comment(each), values);
    carriedIds.put(goal.id(), id);
  }

  /** Expected shares go on as one: an item of the plan has all parts of a whole. */
  private void carryShare(NextGoal each) {
    var goal = each.carried().goal();
    var shares = plan.content().expectedShares();
    int index = 0;
    while (!shares.get(index).has(goal)) {
      index++;
    }
    if (carriedShares.add(index)) {
      var values = new LinkedHashMap<String, String>();
      values.put("from", each.carried().from().toString());
      values.put("to", each.carried().to().toString());
      edit.copy("expected_shares", index, goalText.comment(each), values);
    }
    carriedIds.put(goal.id(), each.carried().id());
  }

  private void carry(Action action) {
    boolean open = action.state() == ActionState.OPEN || action.state() == ActionState.IN_PROGRESS;
    boolean late = !action.due().isAfter(period.lastDay());
    var goal = action.goal().map(carriedIds::get);
    if (!open || (!late && goal.isEmpty())) {
      return;
    }
    int index = index(action);
    var values = new LinkedHashMap<String, String>();
    goal.ifPresent(id -> values.put("goal", CarriedGoalText.scalar(id)));
    if (late) {
      values.put("due", next.lastDay().toString());
    }
    edit.comment(
        "actions",
        index,
        CarriedGoalText.wrapped(
            "Open at the end of %s, carried over; it was due %s."
                .formatted(period.label(), action.due())));
    edit.set("actions", index, values);
  }

  private int index(Action action) {
    return plan.actions().stream().map(Action::id).toList().indexOf(action.id());
  }

  private void mark(int index, AssumptionReview review) {
    var assumption = review.assumption();
    var why = new ArrayList<String>();
    review
        .held()
        .filter(held -> !held)
        .ifPresent(failed -> why.add(goalText.notHeld(assumption.bound().orElseThrow(), review)));
    if (assumption.state() == Assumption.State.FAILED) {
      why.add("it failed; change what rests on it, then say what holds instead.");
    } else if (assumption.isOverdue(period.lastDay().plusDays(1))) {
      why.add(
          "it was to be reviewed by %s; set 'state:' or a new day."
              .formatted(assumption.reviewBy().orElseThrow()));
    }
    if (!why.isEmpty()) {
      var text = "REVIEW " + period.label() + ": " + String.join(" ", why);
      edit.comment("assumptions", index, CarriedGoalText.wrapped(text));
    }
  }

  /** An edit of a text that says anything else than was meant must not be offered to a person. */
  private void check() {
    var made = PlanFile.parse(NAME, text).plan();
    boolean asMeant =
        made.goals().containsAll(plan.goals())
            && made.goals().size() == plan.goals().size() + carriedIds.size()
            && made.goals().stream().map(Goal::id).toList().containsAll(carriedIds.values())
            && made.content().assumptions().equals(plan.content().assumptions())
            && made.actions().size() == plan.actions().size();
    if (!asMeant) {
      throw new FunnelException(
          "The plan's text cannot be carried over: it is written in a way (aliases or several items"
              + " on one line) that an edit would change otherwise than meant. Write each goal,"
              + " action and assumption as an item of its own.");
    }
  }
}

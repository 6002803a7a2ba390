package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A task for a goal.
 *
 * @param id unique within the plan
 * @param title what is to be done
 * @param goal the id of the goal that it is for
 * @param segment that of the goal; empty where it is for none
 * @param owner the one directly responsible
 * @param due the last day on which it is done in time
 * @param state how far it is
 * @param lastChange who set the state, and when; empty while it is that of the plan file
 * @param evidence the KPI that is to move
 */
public record Action(
    String id,
    String title,
    Optional<String> goal,
    Map<String, String> segment,
    Optional<String> owner,
    LocalDate due,
    ActionState state,
    Optional<ActionChange> lastChange,
    Optional<ActionEvidence> evidence) {
  public Action {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(state, "state");
    segment = Map.copyOf(segment);
  }

  /** This action after changes of any actions, in any order: the latest of its own holds. */
  public Action after(Collection<ActionChange> changes) {
    return changes.stream()
        .filter(change -> change.action().equals(id))
        .max(Comparator.comparing(ActionChange::at).thenComparing(ActionChange::state))
        .map(
            last ->
                new Action(
                    id,
                    title,
                    goal,
                    segment,
                    owner,
                    due,
                    last.state(),
                    Optional.of(last),
                    evidence))
        .orElse(this);
  }
}

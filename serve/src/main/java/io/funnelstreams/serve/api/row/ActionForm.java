package io.funnelstreams.serve.api.row;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.ActionEvidence;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import java.util.List;
import java.util.Locale;

/** An action of the plan as a row. */
public final class ActionForm {
  private static final List<String> STATES = List.of("open", "in_progress", "done", "dropped");

  /** Its fields. */
  public static final ApiSchema<Action> ROW =
      ApiSchema.<Action>named("Action")
          .field("id", TEXT, "The action's id.", Action::id)
          .field("title", TEXT, "What is to be done.", Action::title)
          .optional("goal", TEXT, "The goal that it is for.", Action::goal)
          .optional("owner", TEXT, "Who is responsible.", Action::owner)
          .field("due", DAY, "The last day on which it is done in time.", Action::due)
          .field(
              "state",
              new ApiType.Word(STATES),
              "How far it is.",
              action -> action.state().name().toLowerCase(Locale.ROOT))
          .optional(
              "evidence_kpi",
              TEXT,
              "The KPI that it is to move.",
              action -> action.evidence().map(ActionEvidence::kpi))
          .optional(
              "changed_by",
              TEXT,
              "Who said how far it is; null where the plan file does.",
              action -> action.lastChange().map(ActionChange::by))
          .optional(
              "changed_at",
              INSTANT,
              "When that was said.",
              action -> action.lastChange().map(ActionChange::at))
          .optional(
              "note",
              TEXT,
              "Why, in the words of who said it.",
              action -> action.lastChange().flatMap(ActionChange::note))
          .build();

  private ActionForm() {}
}

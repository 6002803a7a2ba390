package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.PlanChanges;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every version of the plans that was applied, and what each changed. */
public final class PlanVersionsResource implements ApiResource {
  private static final ApiSchema<Applied> ITEM =
      ApiSchema.<Applied>named("PlanVersion")
          .field("plan", TEXT, "The plan's name.", each -> each.plan().getName())
          .field("version", TEXT, "The definition's version.", each -> each.plan().getVersion())
          .field("applied_at", INSTANT, "When.", each -> each.plan().getAppliedAt())
          .field("applied_by", TEXT, "Who.", each -> each.plan().getAppliedBy())
          .optional("note", TEXT, "Why.", each -> Optional.ofNullable(each.plan().getNote()))
          .field("active", FLAG, "Whether it is the active one.", Applied::active)
          .field(
              "changes", new ApiType.Many(TEXT), "What it changed, in sentences.", Applied::changes)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/plan/versions",
          "listPlanVersions",
          "Every version of the plans that was applied, the latest first, and what each changed.",
          AccessRole.VIEWER,
          List.of(ApiParameter.CURSOR, ApiParameter.LIMIT, ApiParameter.FORMAT),
          ApiPage.schema(ITEM),
          true);

  private final ApiContext context;

  public PlanVersionsResource(ApiContext context) {
    this.context = context;
  }

  private record Applied(Plan plan, boolean active, List<String> changes) {}

  /** The content of a version by name, in the plan's order. */
  private record Content(
      String definition,
      io.funnelstreams.core.plan.Plan plan,
      Map<String, Goal> goals,
      Map<String, Monitor> monitors) {
    /** A version that an older program read may be one that this one does not. */
    private static Optional<Content> of(Plan applied) {
      try {
        var plan = PlanYaml.parse(applied.getName(), applied.getYaml());
        return Optional.of(
            new Content(
                applied.getVersion(),
                plan,
                named(plan.goals(), Goal::id),
                named(plan.monitors(), Monitor::subject)));
      } catch (InvalidYamlException e) {
        return Optional.empty();
      }
    }

    private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
      var named = new LinkedHashMap<String, T>();
      all.forEach(one -> named.put(name.apply(one), one));
      return named;
    }
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var active = context.ready().activePlan().map(Plan::getAppliedAt);
    var before = new HashMap<String, Content>();
    var versions = new ArrayList<Applied>();
    for (var plan : context.model().planVersions()) {
      var content = Content.of(plan);
      var changes =
          content
              .map(after -> changes(Optional.ofNullable(before.get(plan.getName())), after))
              .orElse(List.of("This version cannot be read by this program."));
      content.ifPresent(known -> before.put(plan.getName(), known));
      versions.add(new Applied(plan, active.equals(Optional.of(plan.getAppliedAt())), changes));
    }
    Collections.reverse(versions);
    return ApiAnswer.of(RowPages.of(versions, request), ITEM);
  }

  private static List<String> changes(Optional<Content> before, Content after) {
    if (before.isEmpty()) {
      return List.of(
          "The first version: %s goals and %s monitors."
              .formatted(after.goals().size(), after.monitors().size()));
    }
    var changes = new ArrayList<String>();
    if (!before.get().definition().equals(after.definition())) {
      changes.add("KPIs are counted anew: the definition changed.");
    }
    PlanChanges.ofCounting(before.get().plan(), after.plan()).stream()
        .map(rule -> "Counting: %s.".formatted(rule))
        .forEach(changes::add);
    changes.addAll(changes("Goal", before.get().goals(), after.goals(), PlanChanges::of));
    changes.addAll(changes("Monitor", before.get().monitors(), after.monitors(), PlanChanges::of));
    return changes.isEmpty() ? List.of("Nothing that counts: words and comments.") : changes;
  }

  private static <T> List<String> changes(
      String what,
      Map<String, T> before,
      Map<String, T> after,
      BiFunction<T, T, List<String>> settings) {
    var changes = new ArrayList<String>();
    after.forEach(
        (name, now) -> {
          if (!before.containsKey(name)) {
            changes.add("%s '%s' is new.".formatted(what, name));
          } else if (!before.get(name).equals(now)) {
            var values = String.join("; ", settings.apply(before.get(name), now));
            changes.add(
                "%s '%s' changed%s.".formatted(what, name, values.isEmpty() ? "" : ": " + values));
          }
        });
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> changes.add("%s '%s' is gone.".formatted(what, name)));
    return changes;
  }
}

package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The plan as the plan topic has it now; the one the topology was started with until it has one.
 */
final class CurrentPlan {
  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store;
  private final IsolatedFailures failures;
  private Plan plan;
  private String text = "";

  CurrentPlan(
      Plan startedWith,
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store,
      IsolatedFailures failures) {
    this.plan = startedWith;
    this.store = store;
    this.failures = failures;
  }

  /** The plan, read anew where its text has changed; the one before where it cannot be read. */
  Plan get() {
    return failures.isolate("plan '%s'".formatted(plan.name()), this::read, cause -> plan);
  }

  private Plan read() {
    var told = store.get(plan.name());
    if (told != null && told.value() instanceof io.funnelstreams.schemas.avro.Plan applied) {
      var newText = applied.getYaml();
      if (!newText.equals(text)) {
        plan = PlanYaml.parse(plan.name(), newText);
        text = newText;
      }
    }
    return plan;
  }
}

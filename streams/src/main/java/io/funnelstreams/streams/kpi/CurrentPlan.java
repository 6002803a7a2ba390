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
  private Plan plan;
  private String text = "";

  CurrentPlan(
      Plan startedWith, ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store) {
    this.plan = startedWith;
    this.store = store;
  }

  /** The plan, read anew where its text has changed. */
  Plan get() {
    var told = store.get(plan.name());
    if (told != null && told.value() instanceof io.funnelstreams.schemas.avro.Plan applied) {
      var newText = applied.getYaml();
      if (!newText.equals(text)) {
        text = newText;
        plan = PlanYaml.parse(plan.name(), newText);
      }
    }
    return plan;
  }
}

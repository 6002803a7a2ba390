package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.codec.ActionCodec;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The plan as the plan topic has it now; the one the topology was started with until it has one.
 */
final class CurrentPlan {
  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store;
  private final IsolatedFailures failures;
  private String text = "";

  /** As its file has it. */
  private Plan written;

  /** With its actions as they are now. */
  private Plan plan;

  private long knownEntries = -1;

  CurrentPlan(
      Plan startedWith,
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store,
      IsolatedFailures failures) {
    this.written = startedWith;
    this.plan = startedWith;
    this.store = store;
    this.failures = failures;
  }

  /** The plan, read again if its text has changed; the previous plan if it cannot be read. */
  Plan get() {
    return failures.isolate("plan '%s'".formatted(plan.name()), this::read, cause -> plan);
  }

  private Plan read() {
    var reported = store.get(plan.name());
    boolean isNew = false;
    if (reported != null
        && reported.value() instanceof io.funnelstreams.schemas.avro.Plan applied) {
      var newText = applied.getYaml();
      isNew = !newText.equals(text);
      if (isNew) {
        written = PlanYaml.parse(plan.name(), newText);
        text = newText;
      }
    }
    // Every version and every change of an action has a key of its own, so none comes unnoticed.
    long entries = store.approximateNumEntries();
    if (isNew || entries != knownEntries) {
      plan = written.after(changes());
      knownEntries = entries;
    }
    return plan;
  }

  private List<ActionChange> changes() {
    var changes = new ArrayList<ActionChange>();
    try (var all = store.all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.value.value() instanceof io.funnelstreams.schemas.avro.Plan record
                && record.getName().equals(plan.name())) {
              ActionCodec.change(record).ifPresent(changes::add);
            }
          });
    }
    return changes;
  }
}

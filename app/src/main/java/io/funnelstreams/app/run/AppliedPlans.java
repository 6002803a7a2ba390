package io.funnelstreams.app.run;

import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every version of the plans that was ever applied. The plan topic has the active version under the
 * plan's name, and each version under its name and time, which no later record replaces.
 */
public final class AppliedPlans {
  private static final String SEPARATOR = "@";

  private AppliedPlans() {}

  /** The key of a version on the topic, for example {@code Acme 2026@2026-01-31T09:00:00Z}. */
  static String key(String name, Instant appliedAt) {
    return name + SEPARATOR + appliedAt;
  }

  /**
   * All versions of all plans, the first that was applied first. The order is the topic's: the
   * clocks of the machines that applied them may differ.
   */
  public static List<Plan> read(Cluster cluster) {
    var versions = new LinkedHashMap<String, Plan>();
    try (var reader = CommittedReader.open(cluster.properties(), Topic.PLAN, cluster.values())) {
      reader.toEnd(
          message -> {
            if (message.value() instanceof Plan plan) {
              versions.remove(message.key());
              versions.put(message.key(), plan);
            }
          });
    }
    return versions.entrySet().stream()
        .filter(AppliedPlans::isVersion)
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean isVersion(Map.Entry<String, Plan> entry) {
    var plan = entry.getValue();
    return entry.getKey().equals(key(plan.getName(), plan.getAppliedAt()));
  }
}

package io.funnelstreams.core.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A team of a plan.
 *
 * @param members each member's name to its role, which is empty where none is given; in the plan's
 *     order
 */
public record PlannedTeam(String name, Map<String, String> members) {
  public PlannedTeam {
    Objects.requireNonNull(name, "name");
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }
}

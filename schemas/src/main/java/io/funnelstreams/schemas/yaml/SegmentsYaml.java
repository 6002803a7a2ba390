package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.journey.SegmentPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The breakdowns of a plan.
 *
 * @param policies the policy of each dimension that has one
 * @param cuts the whole company, then the plan's own breakdowns in their order
 */
record SegmentsYaml(Map<String, SegmentPolicy> policies, List<GroupingSet> cuts) {

  /**
   * The breakdowns that a plan names, and the one by the profile of the ideal customer.
   *
   * @param profile empty where the plan has none
   */
  static SegmentsYaml of(Optional<YamlValue> segments, Optional<IdealCustomerProfile> profile) {
    var map = segments.flatMap(value -> value.map("dimensions", "cuts"));
    var cuts = new ArrayList<>(List.of(GroupingSet.TOTAL));
    map.flatMap(keys -> keys.find("cuts"))
        .ifPresent(list -> list.items().forEach(item -> cut(item).ifPresent(addTo(cuts, item))));
    profile.ifPresent(icp -> addProfile(cuts));
    var known = new HashSet<>(dimensions(cuts));
    profile.ifPresent(icp -> known.addAll(icp.dimensions()));
    var policies =
        map.flatMap(keys -> keys.find("dimensions")).map(value -> policies(value, known, profile));
    return new SegmentsYaml(policies.orElse(Map.of()), List.copyOf(cuts));
  }

  /** The dimensions of all breakdowns. */
  static Set<String> dimensions(List<GroupingSet> cuts) {
    var all = new HashSet<String>();
    cuts.forEach(cut -> all.addAll(cut.dimensions()));
    return all;
  }

  private static Consumer<GroupingSet> addTo(List<GroupingSet> cuts, YamlValue item) {
    return cut -> {
      var dimensions = Set.copyOf(cut.dimensions());
      boolean known =
          cuts.stream().anyMatch(other -> dimensions.equals(Set.copyOf(other.dimensions())));
      if (!known) {
        cuts.add(cut);
      } else if (!dimensions.isEmpty()) {
        item.problem("another cut has the same dimensions already; keep one of them");
      }
    };
  }

  private static Optional<GroupingSet> cut(YamlValue item) {
    if (item.isList()) {
      return dimensions(item).map(by -> new GroupingSet(by, GroupingSet.DEFAULT_MAX_SEGMENTS));
    }
    return item.map("by", "max_segments").flatMap(SegmentsYaml::cut);
  }

  private static Optional<GroupingSet> cut(YamlMap map) {
    var cap = map.find("max_segments").flatMap(SegmentsYaml::cap);
    return map.require("by")
        .flatMap(SegmentsYaml::dimensions)
        .map(by -> new GroupingSet(by, cap.orElse(GroupingSet.DEFAULT_MAX_SEGMENTS)));
  }

  private static Optional<Integer> cap(YamlValue value) {
    var cap = value.wholeNumber();
    if (cap.isPresent() && cap.get() < 1) {
      value.problem("max_segments is 1 or more");
      return Optional.empty();
    }
    return cap;
  }

  private static Optional<List<String>> dimensions(YamlValue list) {
    var names = new ArrayList<String>();
    for (var item : list.items()) {
      var name = item.text();
      if (name.isPresent() && names.contains(name.get())) {
        item.problem("the cut names '" + name.get() + "' twice");
      } else {
        name.ifPresent(names::add);
      }
    }
    return list.isList() ? Optional.of(names) : Optional.empty();
  }

  private static void addProfile(List<GroupingSet> cuts) {
    var dimensions = List.of(IdealCustomerProfile.DIMENSION);
    if (cuts.stream().noneMatch(cut -> cut.dimensions().equals(dimensions))) {
      cuts.add(new GroupingSet(dimensions, GroupingSet.DEFAULT_MAX_SEGMENTS));
    }
  }

  private static Map<String, SegmentPolicy> policies(
      YamlValue dimensions, Set<String> known, Optional<IdealCustomerProfile> profile) {
    var policies = new HashMap<String, SegmentPolicy>();
    dimensions
        .entries()
        .forEach(
            (name, value) -> {
              var near = Suggestion.didYouMean(name, known);
              if (profile.isPresent() && name.equals(IdealCustomerProfile.DIMENSION)) {
                value.problem(
                    "'icp' follows from %s; say there which of their values counts"
                        .formatted(String.join(", ", profile.get().dimensions())));
              } else if (!known.contains(name) && !near.isEmpty()) {
                value.problem("no cut has the dimension '" + name + "'" + near);
              }
              value.oneOf(SegmentPolicy.class).ifPresent(policy -> policies.put(name, policy));
            });
    return policies;
  }
}

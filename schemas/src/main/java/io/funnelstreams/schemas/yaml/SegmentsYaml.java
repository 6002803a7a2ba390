package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.journey.SubscriptionCohort;
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
 * @param breakdowns the whole company, then the plan's own breakdowns in their order
 */
record SegmentsYaml(Map<String, SegmentPolicy> policies, List<GroupingSet> breakdowns) {

  /**
   * The breakdowns that a plan names, and the one by the profile of the ideal customer.
   *
   * @param profile empty where the plan has none
   */
  static SegmentsYaml of(Optional<YamlValue> segments, Optional<IdealCustomerProfile> profile) {
    var map = segments.flatMap(value -> value.map("dimensions", "breakdowns"));
    var breakdowns = new ArrayList<>(List.of(GroupingSet.TOTAL));
    map.flatMap(keys -> keys.find("breakdowns"))
        .ifPresent(
            list ->
                list.items().forEach(item -> breakdown(item).ifPresent(addTo(breakdowns, item))));
    profile.ifPresent(icp -> addProfile(breakdowns));
    var known = new HashSet<>(dimensions(breakdowns));
    profile.ifPresent(icp -> known.addAll(icp.dimensions()));
    var policies =
        map.flatMap(keys -> keys.find("dimensions")).map(value -> policies(value, known, profile));
    return new SegmentsYaml(policies.orElse(Map.of()), List.copyOf(breakdowns));
  }

  /** The dimensions of all breakdowns. */
  static Set<String> dimensions(List<GroupingSet> breakdowns) {
    var all = new HashSet<String>();
    breakdowns.forEach(breakdown -> all.addAll(breakdown.dimensions()));
    return all;
  }

  private static Consumer<GroupingSet> addTo(List<GroupingSet> breakdowns, YamlValue item) {
    return breakdown -> {
      var dimensions = Set.copyOf(breakdown.dimensions());
      boolean known =
          breakdowns.stream().anyMatch(other -> dimensions.equals(Set.copyOf(other.dimensions())));
      if (!known) {
        breakdowns.add(breakdown);
      } else if (!dimensions.isEmpty()) {
        item.problem("another breakdown has the same dimensions already; keep one of them");
      }
    };
  }

  private static Optional<GroupingSet> breakdown(YamlValue item) {
    if (item.isList()) {
      return dimensions(item).map(by -> new GroupingSet(by, GroupingSet.DEFAULT_MAX_SEGMENTS));
    }
    return item.map("by", "max_segments").flatMap(SegmentsYaml::breakdown);
  }

  private static Optional<GroupingSet> breakdown(YamlMap map) {
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
        item.problem("the breakdown names '" + name.get() + "' twice");
      } else {
        name.ifPresent(names::add);
      }
    }
    return list.isList() ? Optional.of(names) : Optional.empty();
  }

  private static void addProfile(List<GroupingSet> breakdowns) {
    var dimensions = List.of(IdealCustomerProfile.DIMENSION);
    if (breakdowns.stream().noneMatch(breakdown -> breakdown.dimensions().equals(dimensions))) {
      breakdowns.add(new GroupingSet(dimensions, GroupingSet.DEFAULT_MAX_SEGMENTS));
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
              } else if (name.equals(SubscriptionCohort.DIMENSION)) {
                value.problem(
                    "'subscription_cohort' is the month in which a customer's revenue began, which"
                        + " has no policy; leave it out here");
              } else if (!known.contains(name) && !near.isEmpty()) {
                value.problem("no breakdown has the dimension '" + name + "'" + near);
              }
              value.oneOf(SegmentPolicy.class).ifPresent(policy -> policies.put(name, policy));
            });
    return policies;
  }
}

package io.funnelstreams.core.journey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The dimensions that distinguish facts, and how a fact's values of them make its segment in a
 * breakdown. They are those of the breakdowns; the derived dimension {@value
 * IdealCustomerProfile#DIMENSION} is replaced by those it is derived from.
 *
 * @param names each once, in the order of first mention
 * @param profile derives a dimension; empty where every dimension is one of events
 */
public record FactDimensions(List<String> names, Optional<IdealCustomerProfile> profile) {
  public FactDimensions {
    names = List.copyOf(names);
  }

  /**
   * The dimensions of breakdowns.
   *
   * @param breakdowns the dimensions of each breakdown
   */
  public static FactDimensions of(
      List<List<String>> breakdowns, Optional<IdealCustomerProfile> profile) {
    var names = new LinkedHashSet<String>();
    for (var breakdown : breakdowns) {
      for (var dimension : breakdown) {
        if (isDerived(dimension, profile)) {
          names.addAll(profile.orElseThrow().dimensions());
        } else {
          names.add(dimension);
        }
      }
    }
    return new FactDimensions(List.copyOf(names), profile);
  }

  /**
   * The values in a breakdown of values of these dimensions.
   *
   * @param values one for each of {@link #names()}
   */
  public List<DimensionValue> project(List<String> breakdown, List<DimensionValue> values) {
    var projected = new ArrayList<DimensionValue>(breakdown.size());
    for (var dimension : breakdown) {
      projected.add(
          isDerived(dimension, profile)
              ? profile.orElseThrow().classify(name -> values.get(names.indexOf(name)))
              : values.get(names.indexOf(dimension)));
    }
    return List.copyOf(projected);
  }

  /** Whether a dimension is derived, and so has no values in events. */
  private static boolean isDerived(String dimension, Optional<IdealCustomerProfile> profile) {
    return profile.isPresent() && dimension.equals(IdealCustomerProfile.DIMENSION);
  }

  /** The dimensions of breakdowns whose values events spell: none that is derived. */
  static List<String> spelled(
      List<List<String>> breakdowns, Optional<IdealCustomerProfile> profile) {
    return breakdowns.stream()
        .flatMap(List::stream)
        .distinct()
        .filter(dimension -> !isDerived(dimension, profile))
        .filter(dimension -> !dimension.equals(SubscriptionCohort.DIMENSION))
        .toList();
  }
}

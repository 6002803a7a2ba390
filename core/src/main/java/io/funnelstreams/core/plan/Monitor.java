package io.funnelstreams.core.plan;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.plan.AlertRule.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A KPI without a target whose lasting change raises an alert.
 *
 * @param kpi the KPI's id
 * @param segment dimension to value; empty for the whole company
 * @param breakdown the dimensions of a breakdown each of whose segments is monitored for itself;
 *     empty where the monitor is of one segment
 * @param change the smallest lasting change that is worth an alert, as a fraction of what the KPI
 *     was: 0.2 is a fifth more or less
 * @param minSample how much must have been counted, before the change and of a quotient also after
 *     it
 * @param owner the one who looks into it
 * @param team who the owner answers for
 * @param objective why it matters
 */
public record Monitor(
    String kpi,
    Map<String, String> segment,
    List<String> breakdown,
    double change,
    long minSample,
    Severity severity,
    Optional<String> owner,
    Optional<String> team,
    Optional<String> objective) {
  /** The smallest change that raises an alert where the plan names none. */
  public static final double DEFAULT_CHANGE = 0.2;

  public Monitor {
    segment = Map.copyOf(segment);
    breakdown = List.copyOf(breakdown);
    if (!(change > 0) || change > 1) {
      throw new IllegalArgumentException("a change lies above 0 and up to 1: " + change);
    }
  }

  /**
   * Monitors of one segment each. A segment that is named keeps its own monitor beside one of its
   * breakdown.
   *
   * @param segments the segments that a breakdown has
   */
  public static List<Monitor> ofSegments(
      List<Monitor> monitors, Function<List<String>, Collection<Map<String, String>>> segments) {
    var named =
        monitors.stream()
            .filter(monitor -> monitor.breakdown().isEmpty())
            .collect(Collectors.toList());
    return Stream.concat(
            named.stream(),
            monitors.stream()
                .filter(monitor -> !monitor.breakdown().isEmpty())
                .flatMap(
                    monitor ->
                        segments.apply(monitor.breakdown()).stream()
                            .filter(
                                segment -> named.stream().noneMatch(n -> n.is(monitor, segment)))
                            .map(monitor::in)))
        .toList();
  }

  /**
   * The KPI and where it is monitored: {@code leads by region}, {@code win_rate in {region=EMEA}}.
   */
  public String subject() {
    if (!breakdown.isEmpty()) {
      return kpi + " by " + String.join(", ", breakdown);
    }
    return segment.isEmpty() ? kpi : kpi + " in " + new TreeMap<>(segment);
  }

  private boolean is(Monitor other, Map<String, String> where) {
    return kpi.equals(other.kpi) && folded(segment).equals(folded(where));
  }

  private static Map<String, String> folded(Map<String, String> segment) {
    return segment.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, part -> DimensionValue.of(part.getValue()).folded()));
  }

  private Monitor in(Map<String, String> where) {
    return new Monitor(kpi, where, List.of(), change, minSample, severity, owner, team, objective);
  }
}

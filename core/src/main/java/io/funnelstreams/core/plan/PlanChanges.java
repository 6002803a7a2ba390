package io.funnelstreams.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The changes of a version of a plan, with the values before and after. */
public final class PlanChanges {
  private PlanChanges() {}

  /** The settings of a goal that differ, as {@code target 10 -> 12}; none where it is the same. */
  public static List<String> of(Goal before, Goal after) {
    return differences(settings(before), settings(after));
  }

  /** The settings of a monitor that differ. */
  public static List<String> of(Monitor before, Monitor after) {
    return differences(settings(before), settings(after));
  }

  /**
   * The counting rules that differ: those that held before and do not any more, then those that are
   * new, each as {@code no more 'zone UTC'} or {@code now 'zone Europe/Berlin'}.
   */
  public static List<String> ofCounting(Plan before, Plan after) {
    var was = PlanDefinition.rulesOf(before);
    var is = PlanDefinition.rulesOf(after);
    var changes = new ArrayList<String>();
    was.stream()
        .filter(rule -> !is.contains(rule))
        .map(r -> "no more '" + r + "'")
        .forEach(changes::add);
    is.stream()
        .filter(rule -> !was.contains(rule))
        .map(r -> "now '" + r + "'")
        .forEach(changes::add);
    return changes;
  }

  private static List<String> differences(Map<String, String> before, Map<String, String> after) {
    var changes = new ArrayList<String>();
    after.forEach(
        (setting, now) -> {
          if (!now.equals(before.get(setting))) {
            changes.add("%s %s -> %s".formatted(setting, before.get(setting), now));
          }
        });
    return changes;
  }

  private static Map<String, String> settings(Goal goal) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("kpi", goal.kpi());
    settings.put("segment", new TreeMap<>(goal.segment()).toString());
    settings.put("baseline", baseline(goal.baseline()));
    settings.put("target", target(goal.target()));
    settings.put("from", goal.from().toString());
    settings.put("to", goal.to().toString());
    settings.put("pace", goal.pace().toString());
    settings.put("period", goal.grain().name().toLowerCase(Locale.ROOT));
    settings.put("owner", text(goal.owner()));
    settings.put("team", text(goal.team()));
    settings.put("objective", text(goal.objective()));
    settings.put("alert", text(goal.alert()));
    return settings;
  }

  private static Map<String, String> settings(Monitor watch) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("change", number(watch.change()));
    settings.put("min_sample", Long.toString(watch.minSample()));
    settings.put("severity", watch.severity().name().toLowerCase(Locale.ROOT));
    settings.put("owner", text(watch.owner()));
    settings.put("team", text(watch.team()));
    settings.put("objective", text(watch.objective()));
    return settings;
  }

  private static String baseline(Baseline baseline) {
    return switch (baseline.kind()) {
      case NONE -> "none";
      case GIVEN -> number(baseline.value());
      case PREVIOUS -> "previous";
      case LAST_YEAR -> "last_year";
    };
  }

  /** In the KPI's unit, where a ratio is 1 for 100 %; a change has a sign. */
  private static String target(Target target) {
    return switch (target.kind()) {
      case ABSOLUTE -> number(target.amount());
      case RELATIVE -> signed(target.amount() * 100) + "%";
      case DIFFERENCE -> signed(target.amount());
    };
  }

  private static String signed(double amount) {
    return (amount < 0 ? "-" : "+") + number(Math.abs(amount));
  }

  private static String number(OptionalDouble amount) {
    return amount.isPresent() ? number(amount.getAsDouble()) : "none";
  }

  private static String number(double amount) {
    return SmartCheck.shortest(amount);
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }
}

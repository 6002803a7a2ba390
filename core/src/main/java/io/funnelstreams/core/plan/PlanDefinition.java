package io.funnelstreams.core.plan;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.Grain;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The part of a plan that decides the numbers, as a short version. Two plans of one version give
 * the same KPIs; goals, names and the order in which things are listed are no part of it.
 */
public final class PlanDefinition {
  private static final int BYTES = 6;

  /**
   * Raised when the same events and the same plan lead to other numbers than in the release before,
   * or to the same ones by other rows or in rows with more fields: then everything is counted anew.
   */
  private static final int COUNTING = 9;

  /** How many characters a version has. */
  public static final int VERSION_LENGTH = 2 * BYTES;

  private PlanDefinition() {}

  /** Twelve hexadecimal digits that change with every setting that can change a KPI. */
  public static String versionOf(Plan plan) {
    var text = String.join("\n", lines(plan));
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Every setting that can change a KPI, a line each; constants of the program are left out. */
  static List<String> rulesOf(Plan plan) {
    return lines(plan).stream().filter(line -> !line.startsWith("counting ")).toList();
  }

  private static List<String> lines(Plan plan) {
    var lines = new ArrayList<String>();
    lines.add("counting " + COUNTING);
    lines.addAll(rules(plan.rules()));
    lines.addAll(rates(plan.rules().fx()));
    lines.addAll(
        sorted("breakdown", plan.breakdowns().stream().map(PlanDefinition::breakdown).toList()));
    lines.addAll(sorted("kpi", plan.catalogue().kpis().stream().map(PlanDefinition::kpi).toList()));
    if (plan.grains().size() < Grain.values().length) {
      lines.addAll(sorted("grain", plan.grains()));
    }
    plan.grossMargin().ifPresent(margin -> lines.add("gross margin " + margin));
    lines.addAll(sorted("headcount", plan.catalogue().headcount().teams().entrySet()));
    return lines;
  }

  private static List<String> rules(JourneyRules rules) {
    var calendar = rules.calendar();
    var lines = new ArrayList<String>();
    lines.add("zone " + calendar.zone());
    lines.add("fiscal year " + calendar.fiscalYearStart());
    lines.add("week " + calendar.weekStart());
    lines.addAll(sorted("customer definition", rules.customerDefinition()));
    lines.addAll(
        sorted(
            "policy",
            rules.policies().entrySet().stream()
                .filter(policy -> policy.getValue() != SegmentPolicy.AT_EVENT)
                .toList()));
    lines.addAll(sorted("allowed lateness", rules.allowedLateness().entrySet()));
    lines.add("domain authority floor " + rules.domainAuthorityFloor());
    rules.profile().ifPresent(icp -> lines.addAll(sorted("icp", profile(icp))));
    return lines;
  }

  private static List<String> profile(IdealCustomerProfile icp) {
    return icp.rules().stream().map(PlanDefinition::rule).toList();
  }

  private static String rule(IdealCustomerProfile.Rule rule) {
    if (rule instanceof IdealCustomerProfile.Within range) {
      return "%s %s..%s".formatted(range.dimension(), bound(range.least()), bound(range.most()));
    }
    var values = ((IdealCustomerProfile.OneOf) rule).values();
    return rule.dimension()
        + " "
        + values.stream().map(value -> Segment.escaped(value.folded())).sorted().toList();
  }

  private static String bound(Optional<BigDecimal> bound) {
    return bound.map(number -> number.stripTrailingZeros().toPlainString()).orElse("");
  }

  private static List<String> rates(FxTable fx) {
    var lines = new ArrayList<String>();
    lines.add("currency " + fx.into());
    fx.rates()
        .forEach(
            (currency, dated) ->
                dated.forEach(
                    (day, rate) ->
                        lines.add(
                            rate(
                                currency, day + " " + rate.stripTrailingZeros().toPlainString()))));
    lines.sort(null);
    return lines;
  }

  private static String rate(Currency currency, String dated) {
    return "rate " + currency + " " + dated;
  }

  private static String breakdown(GroupingSet breakdown) {
    return breakdown.dimensions() + " at most " + breakdown.maxSegments();
  }

  private static String kpi(Kpi kpi) {
    return kpi.id() + " in " + kpi.unit() + " = " + kpi.formula().text();
  }

  private static List<String> sorted(String what, Collection<?> values) {
    return values.stream().map(value -> what + " " + value).sorted().toList();
  }
}

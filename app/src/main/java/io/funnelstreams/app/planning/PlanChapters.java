package io.funnelstreams.app.planning;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlannedTeam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a plan as a document, chapter by chapter; a part that the plan leaves out has no chapter.
 */
public record PlanChapters(Plan plan, PlanView view, PlanFigures figures) {

  /** The whole document. */
  public PlanDocument document() {
    var sections = new ArrayList<PlanDocument.Section>();
    if (view.isOfMarketing()) {
      mix().ifPresent(sections::add);
    }
    profile().ifPresent(sections::add);
    var goals = new GoalChapter(plan, view, figures);
    sections.add(goals.goals());
    goals.shares().ifPresent(sections::add);
    goals.benchmarks().ifPresent(sections::add);
    var money = new MoneyChapter(plan, figures);
    if (view.isOfMarketing()) {
      money.budget().ifPresent(sections::add);
    }
    money.breakEven().ifPresent(sections::add);
    assumptions().ifPresent(sections::add);
    teams().ifPresent(sections::add);
    goals.responsibilities().ifPresent(sections::add);
    return new PlanDocument(title(), about(), sections);
  }

  private String title() {
    return switch (view) {
      case WHOLE -> plan.name();
      case MARKETING -> plan.name() + ": marketing plan";
      case SALES -> plan.name() + ": sales plan";
    };
  }

  private List<String> about() {
    var about = new ArrayList<String>();
    plan.content().objective().ifPresent(text -> about.add("Objective: " + text));
    plan.content().vision().ifPresent(text -> about.add("Vision: " + text));
    about.add(
        "Days are those of %s, amounts are in %s, as of %s."
            .formatted(
                plan.rules().calendar().zone().getId(),
                plan.rules().fx().into().getCurrencyCode(),
                figures.today()));
    return about;
  }

  private Optional<PlanDocument.Section> mix() {
    var stated = plan.content().mix().stated();
    return section(
        "Marketing mix",
        List.of("", "What the plan says"),
        stated.entrySet().stream()
            .map(entry -> List.of(capital(entry.getKey()), entry.getValue()))
            .toList());
  }

  private Optional<PlanDocument.Section> profile() {
    return plan.rules()
        .profile()
        .flatMap(
            icp ->
                section(
                    "Ideal customer profile",
                    List.of("Dimension", "Rule"),
                    icp.rules().stream()
                        .map(rule -> List.of(rule.dimension(), words(rule)))
                        .toList()));
  }

  private static String words(IdealCustomerProfile.Rule rule) {
    if (rule instanceof IdealCustomerProfile.OneOf one) {
      return "one of "
          + one.values().stream()
              .map(DimensionValue::shown)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    var range = (IdealCustomerProfile.Within) rule;
    var least = range.least().map(BigDecimal::toPlainString);
    var most = range.most().map(BigDecimal::toPlainString);
    if (most.isEmpty()) {
      return least.orElseThrow() + " or more";
    }
    return least.map(low -> low + " to " + most.get()).orElse("at most " + most.get());
  }

  private Optional<PlanDocument.Section> assumptions() {
    return section(
        "Assumptions",
        List.of("Assumption", "Holds while", "Owner", "Review by", "State"),
        plan.content().assumptions().stream().map(this::row).toList());
  }

  private List<String> row(Assumption assumption) {
    return List.of(
        assumption.statement(),
        assumption.bound().map(this::words).orElse("–"),
        assumption.owner().orElse("–"),
        assumption.reviewBy().map(Object::toString).orElse("–"),
        assumption.isOverdue(figures.today())
            ? "review overdue"
            : assumption.state().name().toLowerCase(Locale.ROOT));
  }

  /** The bound of a KPI: {@code win_rate in region EMEA at least 20 %}. */
  private String words(AssumptionBound bound) {
    var words = new StringBuilder(bound.kpi());
    if (!bound.segment().isEmpty()) {
      words.append(" in ").append(GoalChapter.segment(bound.segment()));
    }
    var unit = plan.catalogue().find(bound.kpi()).orElseThrow().unit();
    bound
        .atLeast()
        .ifPresent(least -> words.append(" at least ").append(PlanText.figure(plan, unit, least)));
    if (bound.atLeast().isPresent() && bound.atMost().isPresent()) {
      words.append(" and");
    }
    bound
        .atMost()
        .ifPresent(most -> words.append(" at most ").append(PlanText.figure(plan, unit, most)));
    return words.toString();
  }

  private Optional<PlanDocument.Section> teams() {
    return section(
        "Teams",
        List.of("Team", "Members"),
        plan.content().teams().stream().map(team -> List.of(team.name(), members(team))).toList());
  }

  private static String members(PlannedTeam team) {
    return team.members().entrySet().stream()
        .map(PlanChapters::member)
        .collect(Collectors.joining(", "));
  }

  private static String member(Map.Entry<String, String> member) {
    return member.getValue().isEmpty()
        ? member.getKey()
        : member.getKey() + " (" + member.getValue() + ")";
  }

  private static Optional<PlanDocument.Section> section(
      String heading, List<String> columns, List<List<String>> rows) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlanDocument.Section(
                heading, List.of(new PlanDocument.Table(columns, List.of(), rows))));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}

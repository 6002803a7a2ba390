package io.funnelstreams.app.command;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.plan.FeedGaps;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.SmartCheck.Verdict;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The feeds of a plan's goals and KPIs, in sentences.
 *
 * @param published the published rows; empty where only the plan is known
 * @param connectors by family, the built-in sources that send it
 */
record PlanFeeds(Plan plan, Optional<Published> published, Map<Family, Set<String>> connectors) {

  /**
   * The published rows.
   *
   * @param totals the rows of KPIs over all of time, of the whole company
   * @param goals the rows of whole goals
   */
  record Published(List<KpiRow> totals, List<ScorecardRow> goals) {
    FeedGaps gaps(Plan plan) {
      var missing = new HashMap<String, List<FeedChoice>>();
      totals.stream()
          .filter(row -> row.period().grain() == Grain.TOTAL && row.segment().isEmpty())
          .forEach(
              row -> missing.put(row.kpi(), row.missing().stream().map(FeedChoice::of).toList()));
      return new FeedGaps(plan, missing);
    }

    Optional<ScorecardRow> of(Goal goal) {
      return goals.stream()
          .filter(row -> row.isWholeGoal() && row.goal().equals(goal.id()))
          .findFirst();
    }
  }

  /** The finding about a goal's feeds. */
  record Finding(Verdict verdict, String reason) {}

  /** Whether the feeds of a goal's KPI have data. */
  Finding of(Goal goal) {
    var needs = FeedGaps.needs(plan, goal.kpi());
    var words = needs.isEmpty() ? "nothing but the plan" : words(needs);
    if (published.isEmpty()) {
      return new Finding(
          Verdict.UNKNOWN, "needs " + words + "; --bootstrap-servers or --import says what came");
    }
    var never = published.get().gaps(plan).of(goal.kpi());
    if (!never.isEmpty()) {
      return new Finding(
          Verdict.FAILS,
          "no source has ever reported %s; %s".formatted(words(never), advice(never)));
    }
    return published
        .get()
        .of(goal)
        .flatMap(PlanFeeds::quiet)
        .orElse(new Finding(Verdict.HOLDS, "fed by " + words));
  }

  private static Optional<Finding> quiet(ScorecardRow row) {
    return row.noStatus()
        .since()
        .map(
            since ->
                new Finding(
                    Verdict.FAILS,
                    "no data of %s since %s; look whether its source still sends"
                        .formatted(
                            words(row.noStatus().missing().stream().map(FeedChoice::of).toList()),
                            since)));
  }

  /** A sentence for each choice of feeds that never had data. */
  List<String> sentences() {
    var sentences = new ArrayList<String>();
    published
        .map(known -> known.gaps(plan).all())
        .orElse(Map.of())
        .forEach(
            (choice, kpis) ->
                sentences.add(
                    "No source has ever reported %s: %s %s no value; %s."
                        .formatted(
                            choice.words(),
                            String.join(", ", kpis),
                            kpis.size() == 1 ? "has" : "have",
                            advice(List.of(choice)))));
    return sentences;
  }

  private String advice(List<FeedChoice> choices) {
    var families =
        choices.stream()
            .flatMap(choice -> choice.feeds().stream())
            .map(Feed::family)
            .collect(Collectors.toCollection(TreeSet::new));
    var sources = new TreeSet<String>();
    families.forEach(family -> sources.addAll(connectors.getOrDefault(family, Set.of())));
    var events =
        families.stream()
            .map(family -> family.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    var file = "import a file whose mapping makes " + events + " events";
    return sources.isEmpty()
        ? file
        : "connect one of " + String.join(", ", sources) + ", or " + file;
  }

  private static String words(List<FeedChoice> choices) {
    return choices.stream().map(FeedChoice::words).collect(Collectors.joining(" and "));
  }
}

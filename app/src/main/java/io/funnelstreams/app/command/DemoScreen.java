package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.output.TableText;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.ScorecardRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What the demo prints: the goals that need a look, and the funnel of the last month. */
final class DemoScreen {
  /** From the first visit to the customer. */
  private static final List<String> FUNNEL =
      List.of("sessions", "leads", "mqls", "sqls", "deals_opened", "new_customers");

  /** The statuses to show, the worst first; a goal that is as planned is not shown. */
  private static final List<String> NEEDS_A_LOOK =
      List.of("missed", "off_track", "at_risk", "no_data");

  private final Catalogue catalogue;
  private final TableText table;
  private final boolean colours;

  DemoScreen(Catalogue catalogue, boolean colours) {
    this.catalogue = catalogue;
    this.colours = colours;
    this.table = new TableText(colours);
  }

  /** The goals that need a look and the funnel, in at most thirty lines. */
  List<String> lines(KpiView view) {
    var lines = new ArrayList<String>();
    addGoals(view.scorecards(), lines);
    addFunnel(view, lines);
    return lines;
  }

  private void addGoals(List<ScorecardRow> rows, List<String> lines) {
    var goals = rows.stream().filter(ScorecardRow::isWholeGoal).toList();
    var troubled =
        goals.stream()
            .filter(row -> NEEDS_A_LOOK.contains(row.status()))
            .sorted(Comparator.comparingInt(row -> NEEDS_A_LOOK.indexOf(row.status())))
            .toList();
    if (goals.isEmpty()) {
      return;
    }
    lines.add(title("%s of %s goals need a look".formatted(troubled.size(), goals.size())));
    if (!troubled.isEmpty()) {
      lines.addAll(table.lines(KpiListing.ofGoals(troubled)));
    }
  }

  private void addFunnel(KpiView view, List<String> lines) {
    var rows = view.kpis(KpiQuery.TOTALS.of(Set.copyOf(FUNNEL), Grain.MONTH));
    var months =
        rows.stream()
            .filter(row -> !row.provisional())
            .map(row -> row.period().label())
            .distinct()
            .sorted(Comparator.reverseOrder())
            .limit(2)
            .toList();
    if (months.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title("The funnel of " + months.get(0)));
    var columns = new ArrayList<>(List.of("stage", "count", "of the stage before"));
    months.stream().skip(1).forEach(before -> columns.add("count in " + before));
    lines.addAll(table.lines(new Listing(columns, stages(rows, months))));
  }

  private List<List<ListingCell>> stages(List<KpiRow> rows, List<String> months) {
    var stages = new ArrayList<List<ListingCell>>();
    var before = OptionalDouble.empty();
    for (var kpi : FUNNEL) {
      var counts = months.stream().map(month -> count(rows, kpi, month)).toList();
      var cells = new ArrayList<ListingCell>();
      cells.add(ListingCell.text(catalogue.find(kpi).map(Kpi::title).orElse(kpi)));
      cells.add(ListingCell.figure(counts.get(0), "count"));
      cells.add(ListingCell.figure(share(counts.get(0), before), "ratio"));
      counts.stream().skip(1).forEach(count -> cells.add(ListingCell.figure(count, "count")));
      before = counts.get(0);
      stages.add(cells);
    }
    return stages;
  }

  private static OptionalDouble count(List<KpiRow> rows, String kpi, String month) {
    return rows.stream()
        .filter(row -> row.kpi().equals(kpi) && row.period().label().equals(month))
        .findFirst()
        .map(KpiRow::value)
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble share(OptionalDouble count, OptionalDouble before) {
    return count.isPresent() && before.orElse(0) != 0
        ? OptionalDouble.of(count.getAsDouble() / before.getAsDouble())
        : OptionalDouble.empty();
  }

  /** A line above a table. */
  String title(String text) {
    return colours ? Style.BOLD.on(text) : text;
  }
}

package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
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
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What the demo shows: a line of what is happening, the goals, and the main KPIs by month. */
final class DemoScreen {
  private static final int MONTHS = 6;

  /** One or two of each step of the funnel; more do not fit on a screen. */
  private static final List<String> MAIN_KPIS =
      List.of(
          "leads",
          "mqls",
          "sqls",
          "mql_to_sql_rate",
          "lead_conversion_rate",
          "deals_opened",
          "deals_won",
          "win_rate",
          "average_deal_value",
          "sales_cycle_days",
          "pipeline_value",
          "contract_signing_rate");

  private final Catalogue catalogue;
  private final boolean colours;

  DemoScreen(Catalogue catalogue, boolean colours) {
    this.catalogue = catalogue;
    this.colours = colours;
  }

  /** The lines of the screen as the view stands. */
  List<String> lines(String headline, KpiView view) {
    var lines = new ArrayList<String>();
    lines.add(colours ? Style.BOLD.on(headline) : headline);
    addTable(KpiListing.ofGoals(latest(view.scorecards())), lines);
    addTable(months(view), lines);
    return lines;
  }

  /** A table without rows would be titles of nothing. */
  private void addTable(Listing table, List<String> lines) {
    if (!table.isEmpty()) {
      lines.add("");
      lines.addAll(new TableText(colours).lines(table));
    }
  }

  /** Of each goal the period that is under way or was last. */
  private static List<ScorecardRow> latest(List<ScorecardRow> rows) {
    var latest = new ArrayList<ScorecardRow>();
    for (var row : rows.stream().filter(row -> !row.isWholeGoal()).toList()) {
      if (!latest.isEmpty() && latest.get(latest.size() - 1).goal().equals(row.goal())) {
        latest.remove(latest.size() - 1);
      }
      latest.add(row);
    }
    return latest;
  }

  private Listing months(KpiView view) {
    var rows = view.kpis(KpiQuery.TOTALS.of(Set.copyOf(MAIN_KPIS), Grain.MONTH));
    var all = rows.stream().map(row -> row.period().label()).distinct().sorted().toList();
    var months = all.subList(Math.max(0, all.size() - MONTHS), all.size());
    var columns = new ArrayList<>(List.of("KPI"));
    columns.addAll(months);
    var shown = months.isEmpty() ? List.<String>of() : MAIN_KPIS;
    return new Listing(columns, shown.stream().map(kpi -> cells(kpi, months, rows)).toList());
  }

  private List<Cell> cells(String kpi, List<String> months, List<KpiRow> rows) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.text(catalogue.find(kpi).map(Kpi::title).orElse(kpi)));
    for (var month : months) {
      cells.add(
          rows.stream()
              .filter(row -> row.kpi().equals(kpi) && row.period().label().equals(month))
              .findFirst()
              .map(row -> Cell.figure(row.value(), row.unit()))
              .orElseGet(() -> Cell.figure(OptionalDouble.empty(), "")));
    }
    return cells;
  }
}

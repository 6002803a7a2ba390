package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of the view as listings. */
final class KpiListing {
  private KpiListing() {}

  private static final List<String> KPI = List.of("kpi", "grain", "period");

  private static final List<String> KPI_RANGE =
      List.of("period_start", "period_end", "starts_at", "ends_at");

  private static final List<String> KPI_FIGURES =
      List.of("segment", "value", "numerator", "denominator", "unit", "note", "reason");

  /** Rows of KPIs in the columns that a person wants. */
  static Listing of(Iterable<KpiRow> rows) {
    return Listing.of(joined(KPI, KPI_FIGURES), rows, row -> joined(name(row), figures(row)));
  }

  /** Rows of KPIs in all columns. */
  static Listing inFull(Iterable<KpiRow> rows) {
    return Listing.of(
        joined(KPI, joined(KPI_RANGE, KPI_FIGURES)),
        rows,
        row -> joined(name(row), joined(range(row.period(), row.instants()), figures(row))));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<Cell> name(KpiRow row) {
    return List.of(
        Cell.text(row.kpi()),
        Cell.text(row.period().grain().name().toLowerCase(Locale.ROOT)),
        Cell.text(row.period().label()));
  }

  private static List<Cell> range(Period period, TimeRange instants) {
    return List.of(
        Cell.text(period.firstDay().toString()),
        Cell.text(period.lastDay().toString()),
        new Cell.Moment(instants.start()),
        new Cell.Moment(instants.end()));
  }

  private static List<Cell> figures(KpiRow row) {
    return List.of(
        new Cell.Labels(row.segment()),
        Cell.figure(row.value(), row.unit()),
        Cell.figure(row.numerator(), ""),
        Cell.figure(row.denominator(), ""),
        Cell.text(row.unit()),
        Cell.text(note(row)),
        reason(row.reason().orElse(""), row.missing()));
  }

  private static Cell reason(String code, List<String> missing) {
    var meaning =
        switch (code) {
          case "denominator_zero" -> "nothing to divide by";
          case "not_cut_by" -> "never told by segment";
          case "no_whole" -> "beyond the breakdown's cap, part of several wholes";
          case "no_gross_margin" -> "the plan has no gross margin";
          case "no_headcount" -> "the plan says no headcount for the whole period";
          case "no_length" -> "all of time has no length";
          case "not_reported" -> unreported(missing) + " never reported";
          case "failed" -> "could not be computed, see the log";
          default -> code;
        };
    return new Cell.Code(code, meaning);
  }

  /** All of time is never over, so saying so would say nothing. */
  private static String note(KpiRow row) {
    return row.provisional() && row.period().grain() != Grain.TOTAL ? "provisional" : "";
  }

  private static final List<String> SCORECARD =
      List.of(
          "goal",
          "kpi",
          "segment",
          "period",
          "actual",
          "target",
          "expected",
          "attainment",
          "gap",
          "unit",
          "status",
          "owner",
          "forecast",
          "forecast_low_80",
          "forecast_high_80",
          "reason");

  private static final List<String> SCORECARD_REST =
      List.of(
          "forecast_low_95",
          "forecast_high_95",
          "forecast_method",
          "forecast_reason",
          "needed_per_day",
          "missing",
          "no_data_since",
          "failure",
          "period_start",
          "period_end",
          "starts_at",
          "ends_at");

  /** Rows of the scorecard in the columns that a person wants. */
  static Listing ofScorecards(List<ScorecardRow> rows) {
    return new Listing(SCORECARD, rows.stream().map(KpiListing::cells).toList());
  }

  /** Rows of the scorecard in all columns. */
  static Listing ofScorecardsInFull(List<ScorecardRow> rows) {
    var columns = joined(SCORECARD, SCORECARD_REST);
    return new Listing(columns, rows.stream().map(row -> joined(cells(row), rest(row))).toList());
  }

  private static List<Cell> rest(ScorecardRow row) {
    return joined(outlook(row), range(row.period(), row.instants()));
  }

  private static List<Cell> outlook(ScorecardRow row) {
    var outlook = row.outlook();
    return List.of(
        Cell.figure(outlook.low95(), row.unit()),
        Cell.figure(outlook.high95(), row.unit()),
        Cell.text(outlook.method()),
        Cell.text(outlook.reason()),
        Cell.figure(outlook.neededPerDay(), row.unit()),
        Cell.text(String.join(";", row.noStatus().missing())),
        Cell.text(row.noStatus().since().map(LocalDate::toString)),
        Cell.text(row.noStatus().failure()));
  }

  /** What makes up the gap of a goal. */
  static Listing ofGap(ScorecardRow goal) {
    return new Listing(
        List.of("factor", "before", "actual", "share", "of_gap", "unit"),
        goal.outlook().factors().stream().map(share -> cells(share, goal)).toList());
  }

  private static List<Cell> cells(GapShare share, ScorecardRow goal) {
    double gap = goal.gap().orElse(0);
    return List.of(
        Cell.text(share.factor()),
        Cell.figure(share.before(), ""),
        Cell.figure(share.actual(), ""),
        Cell.difference(OptionalDouble.of(share.share()), goal.unit()),
        Cell.figure(
            gap == 0 ? OptionalDouble.empty() : OptionalDouble.of(share.share() / gap), "ratio"),
        Cell.text(goal.unit()));
  }

  /** The same in the columns that fit on a screen. */
  static Listing ofGoals(List<ScorecardRow> rows) {
    return new Listing(
        List.of("goal", "period", "actual", "expected", "target", "unit", "status", "owner"),
        rows.stream().map(KpiListing::shortCells).toList());
  }

  private static List<Cell> shortCells(ScorecardRow row) {
    return List.of(
        Cell.text(row.goal()),
        Cell.text(row.period().label()),
        Cell.figure(row.actual(), row.unit()),
        Cell.figure(row.expected(), row.unit()),
        Cell.figure(row.target(), row.unit()),
        Cell.text(row.unit()),
        new Cell.Text(row.status(), style(row.status())),
        Cell.text(row.owner()));
  }

  private static List<Cell> cells(ScorecardRow row) {
    return List.of(
        Cell.text(row.goal()),
        Cell.text(row.kpi()),
        new Cell.Labels(row.segment()),
        Cell.text(row.period().label()),
        Cell.figure(row.actual(), row.unit()),
        Cell.figure(row.target(), row.unit()),
        Cell.figure(row.expected(), row.unit()),
        Cell.figure(row.attainment(), "ratio"),
        Cell.difference(row.gap(), row.unit()),
        Cell.text(row.unit()),
        new Cell.Text(row.status(), style(row.status())),
        Cell.text(row.owner()),
        Cell.figure(row.outlook().forecast(), row.unit()),
        Cell.figure(row.outlook().low80(), row.unit()),
        Cell.figure(row.outlook().high80(), row.unit()),
        reason(row.noStatus()));
  }

  private static Cell reason(ScorecardRow.NoStatus why) {
    var code = why.reason().orElse("");
    var meaning =
        switch (code) {
          case "not_reported" -> unreported(why.missing()) + " never reported";
          case "no_data" ->
              "no data of %s since %s"
                  .formatted(
                      silent(why.missing()), why.since().map(LocalDate::toString).orElse("?"));
          case "failed" -> "could not be evaluated: " + why.failure().orElse("see the log");
          default -> code;
        };
    return new Cell.Code(code, meaning);
  }

  /** What was never reported: {@code marketing spend, and leads, MQLs or SQLs}. */
  private static String unreported(List<String> choices) {
    boolean anyOfSome = choices.stream().anyMatch(id -> id.contains("|"));
    return choices.stream()
        .map(id -> FeedChoice.of(id).words())
        .collect(Collectors.joining(anyOfSome ? ", and " : " and "));
  }

  /** What is silent: {@code leads, MQLs or SQLs}. */
  private static String silent(List<String> feeds) {
    return feeds.isEmpty() ? "?" : FeedChoice.of(String.join("|", feeds)).words();
  }

  private static Style style(String status) {
    return switch (status) {
      case "met", "on_track" -> Style.GOOD;
      case "at_risk" -> Style.WARNING;
      case "missed", "off_track" -> Style.BAD;
      default -> Style.FAINT;
    };
  }
}

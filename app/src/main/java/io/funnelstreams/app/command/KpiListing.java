package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
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

  private static List<ListingCell> name(KpiRow row) {
    return List.of(
        ListingCell.text(row.kpi()),
        ListingCell.text(row.period().grain().name().toLowerCase(Locale.ROOT)),
        ListingCell.text(row.period().label()));
  }

  private static List<ListingCell> range(Period period, TimeRange instants) {
    return List.of(
        ListingCell.text(period.firstDay().toString()),
        ListingCell.text(period.lastDay().toString()),
        new ListingCell.Moment(instants.start()),
        new ListingCell.Moment(instants.end()));
  }

  private static List<ListingCell> figures(KpiRow row) {
    return List.of(
        new ListingCell.Labels(row.segment()),
        ListingCell.figure(row.value(), row.unit()),
        ListingCell.figure(row.numerator(), ""),
        ListingCell.figure(row.denominator(), ""),
        ListingCell.text(row.unit()),
        ListingCell.text(note(row)),
        reason(row.reason().orElse(""), row.missing()));
  }

  private static ListingCell reason(String code, List<String> missing) {
    var meaning =
        switch (code) {
          case "denominator_zero" -> "nothing to divide by";
          case "dimension_not_available" -> "never given by segment";
          case "no_whole" -> "beyond the breakdown's cap, part of several wholes";
          case "no_gross_margin" -> "the plan has no gross margin";
          case "no_headcount" -> "the plan says no headcount for the whole period";
          case "no_length" -> "all of time has no length";
          case "not_reported" -> unreported(missing) + " never reported";
          case "failed" -> "could not be computed, see the log";
          default -> code;
        };
    return new ListingCell.Code(code, meaning);
  }

  /** The period of all time never ends, so a note about it would be useless. */
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

  private static List<ListingCell> rest(ScorecardRow row) {
    return joined(outlook(row), range(row.period(), row.instants()));
  }

  private static List<ListingCell> outlook(ScorecardRow row) {
    var outlook = row.outlook();
    return List.of(
        ListingCell.figure(outlook.low95(), row.unit()),
        ListingCell.figure(outlook.high95(), row.unit()),
        ListingCell.text(outlook.method()),
        ListingCell.text(outlook.reason()),
        ListingCell.figure(outlook.neededPerDay(), row.unit()),
        ListingCell.text(String.join(";", row.noStatus().missing())),
        ListingCell.text(row.noStatus().since().map(LocalDate::toString)),
        ListingCell.text(row.noStatus().failure()));
  }

  /** The drivers of a goal's gap. */
  static Listing ofGap(ScorecardRow goal) {
    return new Listing(
        List.of("factor", "before", "actual", "share", "of_gap", "unit"),
        goal.outlook().factors().stream().map(share -> cells(share, goal)).toList());
  }

  private static List<ListingCell> cells(GapShare share, ScorecardRow goal) {
    double gap = goal.gap().orElse(0);
    return List.of(
        ListingCell.text(share.factor()),
        ListingCell.figure(share.before(), ""),
        ListingCell.figure(share.actual(), ""),
        ListingCell.difference(OptionalDouble.of(share.share()), goal.unit()),
        ListingCell.figure(
            gap == 0 ? OptionalDouble.empty() : OptionalDouble.of(share.share() / gap), "ratio"),
        ListingCell.text(goal.unit()));
  }

  /** The same in the columns that fit on a screen. */
  static Listing ofGoals(List<ScorecardRow> rows) {
    return new Listing(
        List.of("goal", "period", "actual", "expected", "target", "unit", "status", "owner"),
        rows.stream().map(KpiListing::shortCells).toList());
  }

  private static List<ListingCell> shortCells(ScorecardRow row) {
    return List.of(
        ListingCell.text(row.goal()),
        ListingCell.text(row.period().label()),
        ListingCell.figure(row.actual(), row.unit()),
        ListingCell.figure(row.expected(), row.unit()),
        ListingCell.figure(row.target(), row.unit()),
        ListingCell.text(row.unit()),
        new ListingCell.Text(row.status(), style(row.status())),
        ListingCell.text(row.owner()));
  }

  private static List<ListingCell> cells(ScorecardRow row) {
    return List.of(
        ListingCell.text(row.goal()),
        ListingCell.text(row.kpi()),
        new ListingCell.Labels(row.segment()),
        ListingCell.text(row.period().label()),
        ListingCell.figure(row.actual(), row.unit()),
        ListingCell.figure(row.target(), row.unit()),
        ListingCell.figure(row.expected(), row.unit()),
        ListingCell.figure(row.attainment(), "ratio"),
        ListingCell.difference(row.gap(), row.unit()),
        ListingCell.text(row.unit()),
        new ListingCell.Text(row.status(), style(row.status())),
        ListingCell.text(row.owner()),
        ListingCell.figure(row.outlook().forecast(), row.unit()),
        ListingCell.figure(row.outlook().low80(), row.unit()),
        ListingCell.figure(row.outlook().high80(), row.unit()),
        reason(row.noStatus()));
  }

  private static ListingCell reason(ScorecardRow.NoStatus why) {
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
    return new ListingCell.Code(code, meaning);
  }

  /** The feeds that were never reported: {@code marketing spend, and leads, MQLs or SQLs}. */
  private static String unreported(List<String> choices) {
    boolean anyOfSome = choices.stream().anyMatch(id -> id.contains("|"));
    return choices.stream()
        .map(id -> FeedChoice.of(id).words())
        .collect(Collectors.joining(anyOfSome ? ", and " : " and "));
  }

  /** The feeds without data: {@code leads, MQLs or SQLs}. */
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

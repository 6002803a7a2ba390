package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.core.AlertReplay;
import io.funnelstreams.core.ForecastReplay;
import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The results of a replay, as listings. */
record ReplayListing(Plan plan) {
  /** An alert from the day it fired to the one that ended it. */
  private record Fired(
      Alert alert,
      Optional<LocalDate> fired,
      Optional<LocalDate> resolved,
      Optional<LocalDate> withdrawn) {}

  /** One row for each time that an alert fired. */
  Listing alerts(List<AlertReplay.Change> changes) {
    return new Listing(
        List.of(
            "fired",
            "resolved",
            "withdrawn",
            "severity",
            "title",
            "reason",
            "owner",
            "grouped_under",
            "id"),
        rows(changes).stream().map(ReplayListing::cells).toList());
  }

  private static List<Fired> rows(List<AlertReplay.Change> changes) {
    var rows = new ArrayList<Fired>();
    var open = new LinkedHashMap<String, Integer>();
    for (var change : changes) {
      var alert = change.alert();
      var day = Optional.of(change.day());
      var at = Optional.ofNullable(open.remove(alert.id()));
      var begun = at.map(rows::get);
      var fired = begun.flatMap(Fired::fired);
      var shown = begun.map(Fired::alert).orElse(alert);
      var none = Optional.<LocalDate>empty();
      var row =
          switch (change.kind()) {
            case FIRED -> new Fired(alert, day, none, none);
            case RESOLVED -> new Fired(shown, fired, day, none);
            case WITHDRAWN -> new Fired(shown, fired, none, day);
          };
      if (change.kind() == AlertReplay.Kind.FIRED) {
        open.put(alert.id(), rows.size());
        rows.add(row);
      } else {
        at.ifPresentOrElse(place -> rows.set(place, row), () -> rows.add(row));
      }
    }
    return rows;
  }

  private static List<ListingCell> cells(Fired row) {
    return List.of(
        day(row.fired()),
        day(row.resolved()),
        day(row.withdrawn()),
        ListingCell.text(lower(row.alert().severity())),
        ListingCell.text(row.alert().title()),
        ListingCell.text(row.alert().reason()),
        ListingCell.text(row.alert().owner()),
        ListingCell.text(row.alert().groupedUnder()),
        ListingCell.text(row.alert().id()));
  }

  private static ListingCell day(Optional<LocalDate> day) {
    return ListingCell.text(day.map(LocalDate::toString));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** Every forecast and the actual value. */
  Listing forecasts(List<ForecastReplay.Check> checks) {
    return new Listing(
        List.of(
            "goal",
            "kpi",
            "made_on",
            "first_day",
            "last_day",
            "forecast",
            "forecast_low_80",
            "forecast_high_80",
            "actual",
            "error",
            "error_ratio",
            "within_80",
            "method",
            "reason",
            "unit"),
        checks.stream().map(this::cells).toList());
  }

  private List<ListingCell> cells(ForecastReplay.Check check) {
    var unit = plan.shownUnit(check.kpi());
    return List.of(
        ListingCell.text(check.goal()),
        ListingCell.text(check.kpi()),
        ListingCell.text(check.madeOn().toString()),
        ListingCell.text(check.firstDay().toString()),
        ListingCell.text(check.lastDay().toString()),
        ListingCell.figure(Forecast.figure(check.forecast(), Forecast::value), unit),
        ListingCell.figure(
            Forecast.figure(check.forecast(), forecast -> forecast.interval80().low()), unit),
        ListingCell.figure(
            Forecast.figure(check.forecast(), forecast -> forecast.interval80().high()), unit),
        ListingCell.figure(check.came(), unit),
        ListingCell.figure(check.error(), unit),
        ListingCell.figure(check.relativeError(), "ratio"),
        ListingCell.text(check.isWithin80().map(within -> within ? "yes" : "no")),
        ListingCell.text(check.forecast().map(forecast -> lower(forecast.method()))),
        ListingCell.text(check.noForecast().map(ReplayListing::lower)),
        ListingCell.text(unit));
  }

  /** How good the forecasts of each goal were, those for a month and those for its end. */
  Listing accuracy(List<ForecastReplay.Check> checks) {
    var groups =
        checks.stream()
            .collect(
                Collectors.groupingBy(
                    check -> List.of(check.goal(), isOfMonth(check) ? "month" : "goal"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    var rows = new ArrayList<List<ListingCell>>();
    groups.forEach((name, group) -> rows.add(accuracy(name, group)));
    return new Listing(
        List.of("goal", "forecast_for", "forecasts", "known", "mean_error", "within_80"), rows);
  }

  private boolean isOfMonth(ForecastReplay.Check check) {
    return check.firstDay().getMonth() == check.lastDay().getMonth()
        && check.firstDay().getYear() == check.lastDay().getYear();
  }

  private static List<ListingCell> accuracy(List<String> name, List<ForecastReplay.Check> group) {
    var errors =
        group.stream()
            .map(ForecastReplay.Check::relativeError)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(error -> Math.abs(error.getAsDouble()))
            .toArray();
    var within = group.stream().flatMap(check -> check.isWithin80().stream()).toList();
    var hits = within.stream().filter(hit -> hit).count();
    var mean = Arrays.stream(errors).average();
    return List.of(
        ListingCell.text(name.get(0)),
        ListingCell.text(name.get(1)),
        ListingCell.figure(OptionalDouble.of(group.size()), ""),
        ListingCell.figure(OptionalDouble.of(within.size()), ""),
        ListingCell.figure(mean, "ratio"),
        ListingCell.text("%s of %s".formatted(hits, within.size())));
  }
}

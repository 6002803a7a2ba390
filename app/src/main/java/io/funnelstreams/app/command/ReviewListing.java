package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.ActionWord;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.ReviewReplay.AssumptionReview;
import io.funnelstreams.core.ReviewReplay.GoalReview;
import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A review as listings. */
record ReviewListing(Plan plan, Period period) {

  /** The goals with their target, the forecast at that time and the actual value. */
  Listing goals(List<GoalReview> goals) {
    return new Listing(
        List.of(
            "goal",
            "kpi",
            "by",
            "planned",
            "forecast",
            "forecast_low_80",
            "forecast_high_80",
            "actual",
            "attained",
            "forecast_error",
            "within_80",
            "forecast_reason",
            "unit"),
        goals.stream().map(this::cells).toList());
  }

  private List<ListingCell> cells(GoalReview goal) {
    var unit = plan.shownUnit(goal.kpi());
    return List.of(
        ListingCell.text(goal.goal()),
        ListingCell.text(goal.kpi()),
        ListingCell.text(goal.lastDay().toString()),
        ListingCell.figure(goal.planned(), unit),
        ListingCell.figure(Forecast.figure(goal.forecast(), Forecast::value), unit),
        ListingCell.figure(
            Forecast.figure(goal.forecast(), forecast -> forecast.interval80().low()), unit),
        ListingCell.figure(
            Forecast.figure(goal.forecast(), forecast -> forecast.interval80().high()), unit),
        ListingCell.figure(goal.came(), unit),
        attained(goal),
        ListingCell.figure(goal.forecastError(), unit),
        ListingCell.text(goal.isWithin80().map(within -> within ? "yes" : "no")),
        ListingCell.text(goal.noForecast().map(reason -> reason.name().toLowerCase(Locale.ROOT))),
        ListingCell.text(unit));
  }

  private static ListingCell attained(GoalReview goal) {
    return goal.attained()
        .<ListingCell>map(
            yes -> new ListingCell.Text(yes ? "yes" : "no", yes ? Style.GOOD : Style.BAD))
        .orElse(ListingCell.text(""));
  }

  /** The actions of the period. */
  Listing actions(List<Action> actions) {
    return new Listing(
        List.of("action", "title", "goal", "owner", "due", "state", "changed_at", "note"),
        actions.stream().map(ReviewListing::cells).toList());
  }

  private static List<ListingCell> cells(Action action) {
    var last = action.lastChange();
    return List.of(
        ListingCell.text(action.id()),
        ListingCell.text(action.title()),
        ListingCell.text(action.goal()),
        ListingCell.text(action.owner()),
        ListingCell.text(action.due().toString()),
        ListingCell.text(ActionWord.of(action.state())),
        new ListingCell.Moment(last.map(ActionChange::at)),
        ListingCell.text(last.flatMap(ActionChange::note)));
  }

  /** Every assumption: whether it held in the period, and what a person said of it. */
  Listing assumptions(List<AssumptionReview> assumptions) {
    return new Listing(
        List.of(
            "assumption",
            "held",
            "kpi",
            "actual",
            "at_least",
            "at_most",
            "unit",
            "state",
            "owner",
            "review_by"),
        assumptions.stream().map(this::cells).toList());
  }

  private List<ListingCell> cells(AssumptionReview review) {
    var assumption = review.assumption();
    var bound = assumption.bound();
    var unit = bound.map(AssumptionBound::kpi).map(plan::shownUnit).orElse("");
    return List.of(
        ListingCell.text(assumption.statement()),
        held(review),
        ListingCell.text(bound.map(AssumptionBound::kpi)),
        ListingCell.figure(review.actual(), unit),
        ListingCell.figure(
            bound.map(AssumptionBound::atLeast).orElse(OptionalDouble.empty()), unit),
        ListingCell.figure(bound.map(AssumptionBound::atMost).orElse(OptionalDouble.empty()), unit),
        ListingCell.text(unit),
        ListingCell.text(state(assumption)),
        ListingCell.text(assumption.owner()),
        ListingCell.text(assumption.reviewBy().map(LocalDate::toString)));
  }

  private static ListingCell held(AssumptionReview review) {
    if (review.assumption().bound().isEmpty()) {
      return ListingCell.text("no number");
    }
    return review
        .held()
        .<ListingCell>map(
            yes -> new ListingCell.Text(yes ? "yes" : "no", yes ? Style.GOOD : Style.BAD))
        .orElse(ListingCell.text("no value"));
  }

  private String state(Assumption assumption) {
    return assumption.isOverdue(period.lastDay().plusDays(1))
        ? "not looked at"
        : assumption.state().name().toLowerCase(Locale.ROOT);
  }
}

package io.funnelstreams.app.run;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.GoalForecastSummary;
import io.funnelstreams.core.plan.NoStatus;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows of a pipeline in memory as they would have been published.
 *
 * @param definition the version of the plan's definition
 */
record ReportRows(Plan plan, String definition, Instant asOf) {
  KpiRow row(KpiKey key, KpiValue value) {
    return new KpiRow(
        key.kpi(),
        key.period(),
        plan.rules().calendar().rangeOf(key.period()),
        key.segment().shown(),
        value.value(),
        value.numerator(),
        value.denominator(),
        value.sampleSize(),
        plan.shownUnit(key.kpi()),
        !key.period().lastDay().isBefore(today()),
        value.reason().map(ReportRows::lower),
        value.missing().stream().map(FeedChoice::id).toList(),
        asOf,
        definition);
  }

  ScorecardRow row(Scorecard card) {
    var period = new Period(card.grain(), card.period(), card.firstDay(), card.lastDay());
    return new ScorecardRow(
        card.goalId(),
        card.kpi(),
        period,
        plan.rules().calendar().rangeOf(period),
        card.segment(),
        card.actual(),
        card.target(),
        card.expected(),
        card.attainment(),
        card.gap(),
        plan.shownUnit(card.kpi()),
        lower(card.status()),
        card.noStatus().map(ReportRows::noStatus).orElse(ScorecardRow.NoStatus.NONE),
        card.owner(),
        card.team(),
        card.baseline(),
        lower(card.pace()),
        outlook(card.outlook()),
        asOf,
        definition);
  }

  private static ScorecardRow.NoStatus noStatus(NoStatus why) {
    return new ScorecardRow.NoStatus(
        Optional.of(why.reason()), why.missing(), why.firstDay(), why.failure());
  }

  private static ScorecardRow.Outlook outlook(GoalForecastSummary outlook) {
    var forecast = outlook.forecast();
    return new ScorecardRow.Outlook(
        Forecast.figure(forecast, Forecast::value),
        Forecast.figure(forecast, made -> made.interval80().low()),
        Forecast.figure(forecast, made -> made.interval80().high()),
        Forecast.figure(forecast, made -> made.interval95().low()),
        Forecast.figure(forecast, made -> made.interval95().high()),
        forecast.map(made -> lower(made.method())),
        outlook.noForecast().map(ReportRows::lower),
        outlook.neededPerDay(),
        outlook.factors());
  }

  private LocalDate today() {
    return plan.rules().calendar().dayOf(asOf);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}

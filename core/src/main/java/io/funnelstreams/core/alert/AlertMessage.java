package io.funnelstreams.core.alert;

import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.EvidenceCheck;
import io.funnelstreams.core.plan.Target;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The titles and reasons of alerts as sentences. */
final class AlertMessage {
  private AlertMessage() {}

  /** A KPI and where, for example {@code Win rate, region=EMEA}. */
  static String title(Kpi kpi, Map<String, String> segment) {
    var where =
        new TreeMap<>(segment)
            .entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(", "));
    return where.isEmpty() ? kpi.title() : kpi.title() + ", " + where;
  }

  static String drift(Kpi kpi, Figures figures, AlertWindow episode) {
    var stood =
        "%s %s %s against %s expected"
            .formatted(
                kpi.title(),
                span(figures),
                number(figures.actual(), kpi.unit()),
                number(figures.expected(), kpi.unit()));
    return episode
        .resolved()
        .map(day -> "%s; it was behind from %s to %s.".formatted(stood, episode.since(), day))
        .orElse("%s%s; behind since %s.".formatted(stood, chance(kpi, figures), episode.since()));
  }

  /** The KPI that changed, since when, and its values before and now. */
  static String change(Kpi kpi, Change change) {
    var stood =
        "%s: %s since %s, %s in the %s days before%s"
            .formatted(
                kpi.title(),
                weekly(kpi, change.after().rate()),
                change.since(),
                weekly(kpi, change.before().rate()),
                change.before().days(),
                byHowMuch(change));
    return change
        .end()
        .map(
            end ->
                switch (end.reason()) {
                  case BACK -> "%s; by %s it was back.".formatted(stood, end.day());
                  case NORMAL ->
                      "%s; after %s that is taken for usual.".formatted(stood, end.day());
                })
        .orElse(stood + ".");
  }

  private static String weekly(Kpi kpi, double rate) {
    return KpiDays.formOf(kpi) == KpiDays.Form.FLOW
        ? number(rate * WeekdaySeasonality.WEEK, kpi.unit()) + " a week"
        : number(rate, kpi.unit());
  }

  private static String byHowMuch(Change change) {
    double before = change.before().rate();
    double more = (change.after().rate() - before) / Math.abs(before);
    return before == 0
        ? ""
        : ", %s %% %s"
            .formatted(decimal("#,##0").format(100 * Math.abs(more)), more < 0 ? "less" : "more");
  }

  /** The feeds without data, and since when. */
  static String noData(Kpi kpi, KpiActivity activity, AlertWindow episode) {
    var feeds =
        activity
            .noDataAt(episode.fired())
            .map(noData -> new FeedChoice(noData.feeds()).words())
            .orElse("");
    return episode
        .resolved()
        .map(
            day ->
                "%s had no data: nothing of %s came between %s and %s."
                    .formatted(kpi.title(), feeds, episode.since(), day))
        .orElse(
            "%s has no data: nothing of %s came after %s."
                .formatted(kpi.title(), feeds, episode.since()));
  }

  /** Which action moved its KPI too little, with the figures before and after it was done. */
  static String notMoved(Action action, Kpi kpi, EvidenceCheck check, LocalDate doneOn) {
    var evidence = action.evidence().orElseThrow();
    return "\"%s\" was done on %s, and %s did not %s%s: %s in the %s days after, %s before."
        .formatted(
            action.title(),
            doneOn,
            kpi.title(),
            evidence.upwards() ? "rise" : "fall",
            evidence.by().map(by -> " by " + change(by, kpi)).orElse(""),
            number(check.after().orElseThrow(), kpi.unit()),
            evidence.days(),
            number(check.before().orElseThrow(), kpi.unit()));
  }

  private static String change(Target by, Kpi kpi) {
    return switch (by.kind()) {
      case RELATIVE -> decimal("0.#").format(by.amount() * 100) + " % of what it was";
      case ABSOLUTE, DIFFERENCE ->
          kpi.unit() == Unit.RATIO
              ? decimal("0.#").format(by.amount() * 100) + " points"
              : number(by.amount(), kpi.unit());
    };
  }

  static String failed(Kpi kpi, String cause) {
    return "%s could not be judged: %s. Please report it; the log has the details."
        .formatted(kpi.title(), cause);
  }

  private static String span(Figures figures) {
    return figures.firstDay().equals(figures.lastDay())
        ? "at the end of " + figures.lastDay() + ":"
        : "from " + figures.firstDay() + " to " + figures.lastDay() + ":";
  }

  private static String chance(Kpi kpi, Figures figures) {
    var counted =
        figures.denominator().isPresent() && kpi.unit() == Unit.RATIO
            ? "of %s, ".formatted(number(figures.denominator().getAsDouble(), Unit.COUNT))
            : "";
    return figures
        .chance()
        .map(
            range ->
                " (%sby chance %s to %s)"
                    .formatted(
                        counted, number(range.low(), kpi.unit()), number(range.high(), kpi.unit())))
        .orElse("");
  }

  private static String number(double value, Unit unit) {
    return switch (unit) {
      case RATIO -> decimal("0.0").format(value * 100) + " %";
      case COUNT -> decimal("#,##0").format(value);
      case MONEY, MONEY_PER_DAY -> decimal("#,##0.00").format(value);
      case DAYS -> decimal("0.0").format(value) + " days";
      case MONTHS -> decimal("0.0").format(value) + " months";
      case MINUTES -> decimal("#,##0").format(value) + " min";
      case SECONDS -> decimal("0").format(value) + " s";
    };
  }

  private static DecimalFormat decimal(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }
}

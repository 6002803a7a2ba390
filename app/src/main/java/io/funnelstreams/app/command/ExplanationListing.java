package io.funnelstreams.app.command;

import io.funnelstreams.app.output.FigureText;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.core.explain.Contribution;
import io.funnelstreams.core.explain.Explanation;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.view.ExplainedAmounts;
import io.funnelstreams.serve.view.KpiRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An explanation as a listing with a limited number of contributions, and sentences that add them
 * up.
 *
 * @param limit how many contributions of each part are listed
 */
record ExplanationListing(Explanation explanation, Plan plan, int limit) {
  Listing listing() {
    var rows = new ArrayList<List<ListingCell>>();
    for (var part : explanation.parts()) {
      explanation.of(part).stream().limit(limit).map(this::cells).forEach(rows::add);
    }
    return new Listing(
        List.of(
            "part",
            "measure",
            "amount",
            "unit",
            "day",
            "party",
            "event",
            "source",
            "event_id",
            "occurred_at",
            "segment"),
        rows);
  }

  private List<ListingCell> cells(Contribution each) {
    var header = each.event().header();
    var amounts = new ExplainedAmounts(plan);
    return List.of(
        ListingCell.text(word(each.place().part().role())),
        ListingCell.text(each.place().part().text()),
        ListingCell.figure(OptionalDouble.of(amounts.amount(each)), ""),
        ListingCell.text(amounts.unit(each.place().part())),
        ListingCell.text(LocalDate.ofEpochDay(each.place().epochDay()).toString()),
        ListingCell.text(each.place().party()),
        ListingCell.text(each.event().label()),
        ListingCell.text(header.key().source()),
        ListingCell.text(header.key().eventId()),
        ListingCell.text(header.occurredAt().toString()),
        new ListingCell.Labels(header.segment()));
  }

  /** What the parts add up to, and the number that they make. */
  List<String> sums(Optional<KpiRow> published) {
    var lines = new ArrayList<String>();
    for (var part : explanation.parts()) {
      lines.add(sum(part));
    }
    lines.add(total(published));
    return lines;
  }

  private String sum(FormulaPart part) {
    var all = explanation.of(part);
    var left = all.stream().skip(limit).toList();
    var more =
        left.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                " (… and %,d more%s)",
                left.size(),
                isMedian(part) ? "" : ", sum " + shown(left));
    return isMedian(part)
        ? String.format(
            Locale.ROOT, "%s %s: %,d numbers%s", word(part.role()), part.text(), all.size(), more)
        : String.format(
            Locale.ROOT,
            "%s %s: %s from %,d facts%s",
            word(part.role()),
            part.text(),
            shown(all),
            all.size(),
            more);
  }

  private String total(Optional<KpiRow> published) {
    var key = explanation.key();
    var unit = unit();
    var value =
        explanation
            .value()
            .flatMap(row -> row.value().stream().boxed().findFirst())
            .map(number -> FigureText.rounded(number, unit))
            .orElse("no value");
    var shown =
        published
            .map(row -> row.value().stream().boxed().findFirst())
            .map(n -> n.map(number -> FigureText.rounded(number, unit)).orElse("no value"))
            .orElse("no value");
    var what = "%s of %s: %s".formatted(key.kpi(), key.period().label(), value);
    return shown.equals(value)
        ? what + ", as 'funnel kpis' shows it."
        : what
            + ("; 'funnel kpis' shows %s: events came in between, are not in the KPIs yet, or are"
                    + " of persons who were forgotten.")
                .formatted(shown);
  }

  private String unit() {
    var unit = plan.catalogue().find(explanation.key().kpi()).orElseThrow().unit();
    return unit == Unit.RATIO ? "ratio" : "";
  }

  private boolean isMedian(FormulaPart part) {
    return explanation.of(part).stream().anyMatch(Contribution::isOfDistribution);
  }

  private String shown(List<Contribution> of) {
    var amounts = new ExplainedAmounts(plan);
    return FigureText.rounded(of.stream().mapToDouble(amounts::amount).sum(), "");
  }

  private static String word(FormulaPart.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}

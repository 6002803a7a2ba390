package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.plan.FeedGaps;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.read.SourceActivity;
import io.funnelstreams.serve.view.KpiRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which feeds a KPI needs, and which sources bring them. */
final class FeedSupply {
  /** The fields of feeds that were never reported. */
  static final ApiSchema<Unreported> UNREPORTED =
      ApiSchema.<Unreported>named("UnreportedFeeds")
          .field(
              "feeds",
              new ApiType.Many(TEXT),
              "The feeds; any one of several is enough.",
              each -> each.choice().feeds().stream().map(Feed::id).sorted().toList())
          .field(
              "kpis",
              new ApiType.Many(TEXT),
              "The KPIs that have no value without it.",
              Unreported::kpis)
          .field(
              "sources",
              new ApiType.Many(TEXT),
              "The sources known here that send events of the feeds' families.",
              Unreported::sources)
          .build();

  /** The fields of a feed. */
  static final ApiSchema<Supply> SCHEMA =
      ApiSchema.<Supply>named("FeedSupply")
          .field("feed", TEXT, "The feed: what has to be reported.", s -> s.feed().id())
          .field(
              "sources",
              new ApiType.Many(TEXT),
              "The sources that send events of the feed's family.",
              Supply::sources)
          .field("reported", FLAG, "Whether anything of it was ever reported.", Supply::reported)
          .optional(
              "last_day",
              DAY,
              "The day of the latest event; null where its family has other feeds too.",
              Supply::lastDay)
          .build();

  private final Plan plan;
  private final List<SourceActivity> activity;
  private final Map<String, KpiRow> totals = new HashMap<>();

  FeedSupply(ReadModel model, Plan plan) {
    this.plan = plan;
    this.activity = model.sourceActivity();
    var query = RowSelection.allOf(Set.of(), Set.of(Grain.TOTAL), Map.of());
    RowPages.all(model, query).forEach(row -> totals.put(row.kpi(), row));
  }

  /** A feed of a KPI. */
  record Supply(Feed feed, List<String> sources, boolean reported, Optional<LocalDate> lastDay) {}

  /**
   * Feeds that no source has ever reported.
   *
   * @param sources those that could, of the ones that are known here
   */
  record Unreported(FeedChoice choice, List<String> kpis, List<String> sources) {}

  /** Every choice of feeds that was never reported, while a KPI has no value for that reason. */
  List<Unreported> unreported(List<SourceState> sources) {
    var missing = new HashMap<String, List<FeedChoice>>();
    totals.forEach(
        (kpi, row) -> missing.put(kpi, row.missing().stream().map(FeedChoice::of).toList()));
    return new FeedGaps(plan, missing)
        .all().entrySet().stream()
            .map(
                each ->
                    new Unreported(each.getKey(), each.getValue(), senders(each.getKey(), sources)))
            .toList();
  }

  private static List<String> senders(FeedChoice choice, List<SourceState> sources) {
    var families = choice.feeds().stream().map(Feed::family).collect(Collectors.toSet());
    return sources.stream()
        .filter(source -> !Collections.disjoint(source.families(), families))
        .map(SourceState::name)
        .sorted()
        .toList();
  }

  /** The feeds of a KPI; none of one that the plan does not have. */
  List<Supply> of(String kpi) {
    return plan.catalogue().find(kpi).stream()
        .flatMap(known -> feeds(known.id()))
        .distinct()
        .sorted()
        .map(feed -> supply(kpi, feed))
        .toList();
  }

  private Stream<Feed> feeds(String kpi) {
    var calendar = plan.rules().calendar();
    var all = calendar.periodOf(Grain.TOTAL, LocalDate.EPOCH);
    return plan.catalogue().partsOf(kpi, all, calendar).stream()
        .map(part -> part.measure().feeds(plan.rules().customerDefinition()))
        .flatMap(Collection::stream);
  }

  private Supply supply(String kpi, Feed feed) {
    var ofFamily = activity.stream().filter(each -> each.family() == feed.family()).toList();
    var reported =
        Optional.ofNullable(totals.get(kpi))
            .map(row -> !isMissing(feed, row) && !ofFamily.isEmpty())
            .orElse(false);
    var last =
        ofFamily.stream()
            .map(SourceActivity::lastOccurredAt)
            .max(Instant::compareTo)
            .filter(at -> feed.isAllOfItsFamily())
            .map(plan.rules().calendar()::dayOf);
    return new Supply(
        feed, ofFamily.stream().map(SourceActivity::source).distinct().toList(), reported, last);
  }

  /** The missing feeds of a row are a list of choices, such as {@code leads|mqls|sqls}. */
  private static boolean isMissing(Feed feed, KpiRow row) {
    return row.missing().stream()
        .anyMatch(choice -> List.of(choice.split("\\|", -1)).contains(feed.id()));
  }
}

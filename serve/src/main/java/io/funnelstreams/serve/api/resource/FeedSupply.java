package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.journey.Feed;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which feeds a KPI needs, and which sources bring them. */
final class FeedSupply {
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

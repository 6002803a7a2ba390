package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.gap.SegmentShare;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.SegmentGaps;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.PublishedHistory;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The contributions of the segments of one breakdown to the difference from the previous period.
 */
record SegmentDrivers(String dimension, List<SegmentShare> shares, String unit) {
  private static final ApiSchema<Share> SHARE =
      ApiSchema.<Share>named("SegmentDriver")
          .field(
              "segment",
              ApiType.Scalar.LABELS,
              "Dimension to value; empty for what no segment has.",
              share -> new TreeMap<>(share.of().segment()))
          .figure("before", "The KPI in the segment before.", s -> s.figure(s.of().before()))
          .figure("actual", "The KPI in the segment now.", s -> s.figure(s.of().actual()))
          .figure(
              "share",
              "How much of the difference it makes up.",
              s -> s.figure(OptionalDouble.of(s.of().share())))
          .figure(
              "mix",
              "Of a rate, what is there because the segment weighs more or less.",
              s -> s.figure(s.of().mix()))
          .figure(
              "rate",
              "Of a rate, what is there because the segment's own rate changed.",
              s -> s.figure(s.of().rate()))
          .build();

  static final ApiSchema<SegmentDrivers> SCHEMA =
      ApiSchema.<SegmentDrivers>named("SegmentDrivers")
          .field("dimension", TEXT, "The dimension of the breakdown.", SegmentDrivers::dimension)
          .field(
              "shares",
              new ApiType.Many(new ApiType.Nested(SHARE)),
              "The segments; their shares add up to the difference from the period before.",
              of -> of.shares().stream().map(each -> new Share(each, of.unit())).toList())
          .build();

  SegmentDrivers {
    shares = List.copyOf(shares);
  }

  private record Share(SegmentShare of, String unit) {
    Figure figure(OptionalDouble value) {
      return new Figure(value, unit);
    }
  }

  /** Of each breakdown that has one dimension more than a goal's segment. */
  static List<SegmentDrivers> of(GoalFacts facts, Goal goal, Kpi kpi, LocalDate today) {
    var gaps = new SegmentGaps(facts.plan().rules().calendar(), facts.history());
    var days = gaps.days(goal, kpi, today);
    var all = new ArrayList<SegmentDrivers>();
    for (var breakdown : facts.plan().breakdowns()) {
      var dimension = dimensionBeyond(breakdown, goal);
      if (dimension.isPresent() && days.isPresent()) {
        var rows = rows(facts, goal, breakdown, days.get());
        var segments = rows.stream().map(KpiRow::segment).distinct().toList();
        var history = new PublishedHistory(facts.plan().catalogue(), rows);
        var shares = gaps.of(goal, kpi, today, segments, history);
        if (!shares.isEmpty()) {
          all.add(new SegmentDrivers(dimension.get(), shares, facts.whole().unit()));
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<KpiRow> rows(
      GoalFacts facts, Goal goal, GroupingSet breakdown, SegmentGaps.Days days) {
    var segments = new SegmentQuery(Set.copyOf(breakdown.dimensions()), goal.segment());
    var query =
        new KpiQuery(
            Set.of(goal.kpi()),
            Set.of(Grain.DAY),
            Optional.of(days.first()),
            Optional.of(days.last()),
            List.of(segments));
    return RowPages.all(facts.context().model(), query);
  }

  private static Optional<String> dimensionBeyond(GroupingSet breakdown, Goal goal) {
    var beyond = new HashSet<>(breakdown.dimensions());
    beyond.removeAll(goal.segment().keySet());
    return breakdown.dimensions().size() == goal.segment().size() + 1 && beyond.size() == 1
        ? beyond.stream().findFirst()
        : Optional.empty();
  }
}

package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.time.Grain;
import java.util.ArrayList;
import java.util.List;

/** Collects the facts of a journey, giving each its day and segment. */
final class FactCollector {
  private final FactRules rules;
  private final Segments segments;
  private final List<Fact> facts = new ArrayList<>();

  FactCollector(FactRules rules, Segments segments) {
    this.rules = rules;
    this.segments = segments;
  }

  List<Fact> facts() {
    return facts;
  }

  /** The dimensions of the facts' segments, in their order. */
  List<String> dimensions() {
    return rules.dimensions();
  }

  /**
   * A valid event, on its day and on the one it takes effect. It counts for the whole company
   * alone, so it has no segment.
   */
  void stands(Event event) {
    int occurred = day(event);
    int effective = effectiveDay(event);
    known(Feed.of(event).map(Feed::events).orElse(Measure.EVENTS), occurred);
    if (effective != occurred) {
      known(Measure.EVENTS, effective);
    }
  }

  private void known(Measure measure, int day) {
    facts.add(new Fact(measure, 0, day, Fact.WHOLE_COMPANY, List.of(), 1));
  }

  /** A fact whose day and segment were decided before. */
  void at(Measure measure, int day, List<DimensionValue> segment, long amount) {
    add(measure, 0, day, segment, amount);
  }

  /** A fact about the party itself, at one of its steps. */
  void party(Measure measure, OrderedEvent<?> step) {
    add(measure, 0, day(step), segments.ofParty(step), 1);
  }

  /** A fact about an entity, at a step of the journey. */
  void entity(
      Measure measure, OrderedEvent<?> step, List<? extends OrderedEvent<?>> entity, long amount) {
    add(measure, 0, day(step), segments.of(step, entity), amount);
  }

  /** A fact whose segment was decided before. */
  void held(Measure measure, OrderedEvent<?> step, List<DimensionValue> segment, long amount) {
    add(measure, 0, day(step), segment, amount);
  }

  /** A number of days, on the later day, as a sum and in its distribution. */
  void days(Measure sum, Measure distribution, int from, int to, List<DimensionValue> segment) {
    int days = to - from;
    add(sum, 0, to, segment, days);
    add(distribution, DayBuckets.bucketOf(days), to, segment, 1);
  }

  /** A number of days at an entity's step, as a sum and in its distribution. */
  void days(
      Measure sum,
      Measure distribution,
      OrderedEvent<?> from,
      OrderedEvent<?> to,
      List<? extends OrderedEvent<?>> entity) {
    days(sum, distribution, day(from), day(to), segments.of(to, entity));
  }

  /**
   * The number of days from one stage to a later one, in its distribution alone, on the day of the
   * later stage; 0 where that was reached first.
   */
  void daysBetweenStages(Measure distribution, int from, int to, List<DimensionValue> segment) {
    add(distribution, DayBuckets.bucketOf(Math.max(0, to - from)), to, segment, 1);
  }

  /** The number of days between two steps of the party itself that reached stages. */
  void daysBetweenStages(Measure distribution, OrderedEvent<?> from, OrderedEvent<?> to) {
    daysBetweenStages(distribution, day(from), day(to), segments.ofParty(to));
  }

  /**
   * Counts the party once per period. The occurrences are all there are, on any days and in any
   * order. It counts for each grain and each breakdown separately, on the first such day of each
   * period, in each segment of the breakdown once.
   */
  void distinct(DistinctMeasure measure, List<Occurrence> occurrences) {
    for (var grain : Grain.values()) {
      firstDays(measure.of(grain), grain, occurrences);
    }
  }

  /** Counts the party once in its life, in each segment of a breakdown once. */
  void once(Measure measure, List<Occurrence> occurrences) {
    firstDays(measure, Grain.TOTAL, occurrences);
  }

  /** A step as something that happened to an entity on a day. */
  Occurrence occurrence(OrderedEvent<?> step, List<? extends OrderedEvent<?>> entity) {
    return new Occurrence(day(step), segments.of(step, entity));
  }

  private void firstDays(Measure measure, Grain grain, List<Occurrence> occurrences) {
    for (int breakdown = 0; breakdown < rules.breakdowns().size(); breakdown++) {
      for (var first : FirstDays.of(rules, grain, breakdown, occurrences)) {
        facts.add(new Fact(measure, 0, first.epochDay(), breakdown, first.segment(), 1));
      }
    }
  }

  List<DimensionValue> segmentOf(OrderedEvent<?> step, List<? extends OrderedEvent<?>> entity) {
    return segments.of(step, entity);
  }

  int day(OrderedEvent<?> step) {
    return day(step.event());
  }

  /** The day from which on the content of an event holds. */
  int effectiveDay(Event event) {
    return (int) rules.rules().effectiveDayOf(event).toEpochDay();
  }

  private int day(Event event) {
    return (int) rules.rules().dayOf(event).toEpochDay();
  }

  private void add(
      Measure measure, int bucket, int day, List<DimensionValue> segment, long amount) {
    if (amount != 0) {
      facts.add(new Fact(measure, bucket, day, Fact.EVERY_BREAKDOWN, segment, amount));
    }
  }
}

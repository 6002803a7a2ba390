package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Collects the facts of a journey, giving each its day and segment. */
final class FactList {
  private final JourneyRules rules;
  private final Segments segments;
  private final List<Fact> facts = new ArrayList<>();

  FactList(JourneyRules rules, Segments segments) {
    this.rules = rules;
    this.segments = segments;
  }

  List<Fact> facts() {
    return facts;
  }

  /** An event that stands. It counts for the whole company alone, so it has no segment. */
  void stands(Event event) {
    add(Measure.EVENTS, 0, day(event), List.of(), 1);
  }

  /** A fact about the party itself, at one of its steps. */
  void party(Measure measure, Step<?> step) {
    add(measure, 0, day(step), segments.ofParty(step), 1);
  }

  /** A fact about an entity, at a step of the journey. */
  void entity(Measure measure, Step<?> step, List<? extends Step<?>> entity, long amount) {
    add(measure, 0, day(step), segments.of(step, entity), amount);
  }

  /** A fact whose segment was settled before. */
  void held(Measure measure, Step<?> step, List<DimensionValue> segment, long amount) {
    add(measure, 0, day(step), segment, amount);
  }

  /** A number of days at an entity's step, as a sum and in its distribution. */
  void days(
      Measure sum, Measure distribution, Step<?> from, Step<?> to, List<? extends Step<?>> entity) {
    int days = day(to) - day(from);
    var segment = segments.of(to, entity);
    add(sum, 0, day(to), segment, days);
    add(distribution, DayBuckets.bucketOf(days), day(to), segment, 1);
  }

  List<DimensionValue> segmentOf(Step<?> step, List<? extends Step<?>> entity) {
    return segments.of(step, entity);
  }

  private int day(Step<?> step) {
    return day(step.event());
  }

  private int day(Event event) {
    return (int) rules.dayOf(event).toEpochDay();
  }

  private void add(
      Measure measure, int bucket, int day, List<DimensionValue> segment, long amount) {
    if (amount != 0) {
      facts.add(new Fact(measure, bucket, day, segment, amount));
    }
  }
}

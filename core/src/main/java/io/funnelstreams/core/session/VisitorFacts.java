package io.funnelstreams.core.session;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.DistinctMeasure;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.session.VisitDays.Visit;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A party counts as a visitor once per period of each grain, on the first day that a session of it
 * begins, and in each segment of a breakdown once.
 */
final class VisitorFacts {
  private final FactRules rules;

  VisitorFacts(FactRules rules) {
    this.rules = rules;
  }

  /** Where a first day counts. */
  private record Place(int breakdown, List<DimensionValue> segment, Grain grain, Period period) {}

  /** The facts that changed days add and retract. */
  List<Fact> difference(VisitDays before, VisitDays after, Collection<Visit> changed) {
    var facts = new ArrayList<Fact>();
    for (var place : places(changed)) {
      var was = first(before, place);
      var is = first(after, place);
      if (!was.equals(is)) {
        was.ifPresent(day -> facts.add(fact(place, day, -1)));
        is.ifPresent(day -> facts.add(fact(place, day, 1)));
      }
    }
    return facts;
  }

  private Set<Place> places(Collection<Visit> changed) {
    var places = new LinkedHashSet<Place>();
    for (var visit : changed) {
      for (int breakdown = 0; breakdown < rules.breakdowns().size(); breakdown++) {
        var segment = rules.project(breakdown, visit.segment());
        for (var grain : Grain.values()) {
          var day = LocalDate.ofEpochDay(visit.epochDay());
          places.add(
              new Place(breakdown, segment, grain, rules.rules().calendar().periodOf(grain, day)));
        }
      }
    }
    return places;
  }

  private OptionalInt first(VisitDays days, Place place) {
    return days.first(
        (int) place.period().firstDay().toEpochDay(),
        (int) place.period().lastDay().toEpochDay(),
        segment -> rules.project(place.breakdown(), segment).equals(place.segment()));
  }

  private static Fact fact(Place place, int day, int amount) {
    var measure = DistinctMeasure.UNIQUE_VISITORS.of(place.grain());
    return new Fact(measure, 0, day, place.breakdown(), place.segment(), amount);
  }
}

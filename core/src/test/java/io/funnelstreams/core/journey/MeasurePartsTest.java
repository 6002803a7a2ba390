package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.RandomEvents;
import io.funnelstreams.core.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MeasurePartsTest {
  @Provide
  Arbitrary<List<Event>> histories() {
    return RandomEvents.ofOneParty().list().ofMaxSize(30);
  }

  private record Place(Measure measure, int epochDay, int breakdown, List<DimensionValue> segment) {
    Place of(Measure other) {
      return new Place(other, epochDay, breakdown, segment);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aPartIsAtMostItsWholeOnEveryDayAndInEverySegment(@ForAll("histories") List<Event> events) {
    for (var rules :
        List.of(
            JourneyFixture.wholeCompany(),
            JourneyFixture.byRegion(SegmentPolicy.AT_EVENT),
            JourneyFixture.byRegion(SegmentPolicy.FIRST),
            JourneyFixture.byRegion(SegmentPolicy.CURRENT))) {
      var cells = cells(rules.factsOf(JourneyFixture.journey(events)));
      cells.forEach(
          (place, amount) ->
              MeasureParts.wholeOf(place.measure())
                  .ifPresent(
                      whole ->
                          assertThat(amount)
                              .as(place.toString())
                              .isBetween(0L, cells.getOrDefault(place.of(whole), 0L))));
    }
  }

  private static Map<Place, Long> cells(List<Fact> facts) {
    var cells = new HashMap<Place, Long>();
    for (var fact : facts) {
      cells.merge(
          new Place(fact.measure(), fact.epochDay(), fact.breakdown(), fact.segment()),
          fact.amount(),
          Long::sum);
    }
    return cells;
  }
}

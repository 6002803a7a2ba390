package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One delivery to be, still independent of the plan and of the other deliveries, so that leaving
 * any of them out leaves a history.
 *
 * @param earlier which delivery before it a correction is about, counted round
 */
record Act(
    Kind kind,
    int earlier,
    String party,
    Body body,
    Moment moment,
    Recording recording,
    Map<String, String> segment) {

  /** How a delivery relates to an earlier one. */
  enum Kind {
    /** A new event. */
    NEW,
    /** An earlier one again, recorded at another time. */
    AGAIN,
    /** Other content in the next revision of an earlier one. */
    NEXT_REVISION,
    /** Other content in the same revision of an earlier one. */
    CONFLICT,
    /** Other content in the same revision of an earlier one, recorded with it at another place. */
    SAME_IMPORT,
    /** Other content in the revision before an earlier one. */
    OLD_REVISION,
    /** An earlier one is taken back. */
    TAKEN_BACK,
    /** Other content under the id of an earlier one, perhaps of another party. */
    SAME_ID
  }

  /** A source that knows only the day writes its date. */
  Event written(Event event) {
    return moment.allDay() ? event.withHeader(event.header().onDay(moment.day())) : event;
  }

  static Arbitrary<Act> acts(Set<Family> families) {
    return Combinators.combine(
            kinds(),
            targets(),
            Arbitraries.frequency(
                Tuple.of(4, "A"), Tuple.of(3, "B"), Tuple.of(2, "C"), Tuple.of(1, "D")),
            Body.bodies(families),
            Moment.moments(),
            Combinators.combine(
                    delays(),
                    Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
                    Arbitraries.integers().between(0, 2))
                .as(Recording::new),
            segments())
        .as(Act::new);
  }

  /**
   * How a delivery is recorded.
   *
   * @param delay from happening to being recorded
   * @param place among what was recorded at one instant
   */
  record Recording(Duration delay, boolean backfill, int place) {}

  /** Half of the corrections are about the same two events, so that they meet each other. */
  private static Arbitrary<Integer> targets() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 1), Arbitraries.integers().between(0, 30));
  }

  private static Arbitrary<Kind> kinds() {
    return Arbitraries.frequency(
        Tuple.of(60, Kind.NEW),
        Tuple.of(5, Kind.AGAIN),
        Tuple.of(10, Kind.NEXT_REVISION),
        Tuple.of(5, Kind.CONFLICT),
        Tuple.of(5, Kind.SAME_IMPORT),
        Tuple.of(3, Kind.OLD_REVISION),
        Tuple.of(7, Kind.TAKEN_BACK),
        Tuple.of(3, Kind.SAME_ID));
  }

  /**
   * Mostly at once; now and then exactly at the horizon of lateness, just above it, far above it.
   */
  private static Arbitrary<Duration> delays() {
    return Arbitraries.frequency(
        Tuple.of(12, Duration.ZERO),
        Tuple.of(6, Duration.ofHours(3)),
        Tuple.of(1, Plans.HORIZON),
        Tuple.of(1, Plans.HORIZON.plusMillis(1)),
        Tuple.of(1, Plans.HORIZON.multipliedBy(3)));
  }

  private static Arbitrary<Map<String, String>> segments() {
    var dimensions =
        Arbitraries.of("region", "channel", "owner", "network", "industry", "employees", "icp");
    var values =
        Arbitraries.of(
            "north",
            "South",
            " NORTH ",
            "south",
            "\u200BSouth\u00A0",
            "Web",
            "unknown",
            "Other",
            " ",
            "\uFEFF\u202F",
            "Gro\u00DFstadt",
            "GROSSSTADT",
            "Caf\u00E9  Nord",
            "CAFE\u0301\u2009nord",
            "\u039F\u0394\u039F\u03A3",
            "\u03BF\u03B4\u03BF\u03C2");
    return Combinators.combine(
            Arbitraries.maps(dimensions, values).ofMaxSize(3), SIZES.optional(0.4))
        .as(Act::withSize);
  }

  /** How many people work there, and what sources write where it is not known so well. */
  private static final Arbitrary<String> SIZES =
      Arbitraries.of(
          "49",
          "50",
          " 500 ",
          "501",
          "49.5",
          "51-200",
          "10 \u2013 50",
          "200-1000",
          "500+",
          "+500",
          "1,001",
          "about 60",
          "60-50",
          "\uFF15\uFF10");

  private static Map<String, String> withSize(
      Map<String, String> segment, Optional<String> employees) {
    var all = new HashMap<>(segment);
    employees.ifPresent(size -> all.put("employees", size));
    return all;
  }
}

package io.funnelstreams.core;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Replays a company's past, day after day: each event arrives when it was known, and each day
 * begins and ends. A visitor sees the state that a system running on that day had.
 */
public final class Replay {
  private final Plan plan;
  private final List<KnownEvent> events;
  private final List<ForgottenParty> forgotten;

  private record KnownEvent(Instant at, Event event) {}

  /**
   * A party that is to be forgotten. It is in none of the days, nor in those before the request.
   */
  public record ForgottenParty(String party, Forgetting forgetting) {
    /** Whether the published numbers keep what the party contributed. */
    public boolean isKeptInNumbers() {
      return forgetting.aggregates() == Aggregates.KEEP;
    }

    /** Takes the party out of a pipeline, whether its events have arrived or will arrive. */
    public void leaveOutOf(FunnelPipeline pipeline) {
      var retracting =
          new Forgetting(
              forgetting.at(),
              Aggregates.RETRACT,
              forgetting.follows(),
              forgetting.next(),
              forgetting.families());
      forgetting.families().forEach(family -> pipeline.forget(party, family, retracting));
    }
  }

  /** Sees the known data day by day. */
  public interface Visitor {
    /** A day begins: all events are there that were known by the end of the day before. */
    void morning(LocalDate day, FunnelPipeline known);

    /** A day ends: the events of the day are there too. */
    void evening(LocalDate day, FunnelPipeline known);
  }

  /**
   * The past of a company.
   *
   * @param events all of them; those that were known at one instant keep the order given
   */
  public Replay(Plan plan, Collection<Event> events, Collection<ForgottenParty> forgotten) {
    this.plan = plan;
    this.forgotten = List.copyOf(forgotten);
    this.events =
        events.stream()
            .map(event -> new KnownEvent(AsOfDay.knownAt(event, plan.rules()), event))
            .sorted(Comparator.comparing(KnownEvent::at))
            .toList();
  }

  /** The day on which the first event was known; empty where there is none. */
  public Optional<LocalDate> firstDay() {
    return events.stream().findFirst().map(first -> plan.rules().calendar().dayOf(first.at()));
  }

  /**
   * Replays the days.
   *
   * @param from the first day that is visited; the data known before is there by then
   * @param to the last day that is visited, included
   */
  public void run(LocalDate from, LocalDate to, Visitor visitor) {
    var pipeline = new FunnelPipeline(plan, from);
    forgotten.forEach(each -> each.leaveOutOf(pipeline));
    int fed = feed(pipeline, 0, from.minusDays(1));
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      pipeline.today(day);
      visitor.morning(day, pipeline);
      fed = feed(pipeline, fed, day);
      visitor.evening(day, pipeline);
    }
  }

  /** Takes the events that were known by a day's end, from a place on; returns the next place. */
  private int feed(FunnelPipeline pipeline, int from, LocalDate day) {
    var evening = new AsOfDay(day, plan.rules()).evening();
    int next = from;
    while (next < events.size() && !events.get(next).at().isAfter(evening)) {
      pipeline.accept(events.get(next).event());
      next++;
    }
    return next;
  }
}

package io.funnelstreams.bench.history;

import io.funnelstreams.bench.history.Act.Kind;
import io.funnelstreams.bench.workload.Redelivery;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random histories of four parties. */
public final class Histories {
  private static final int MOST_DELIVERIES = 30;

  /** Mostly when all has happened; now and then while some of it lies ahead. */
  static final Arbitrary<Instant> NOW =
      Arbitraries.frequency(
          Tuple.of(4, Instant.parse("2027-03-01T12:00:00Z")),
          Tuple.of(1, Instant.parse("2026-10-25T12:00:00Z")),
          Tuple.of(1, Instant.parse("2026-11-01T23:30:00Z")),
          Tuple.of(1, Instant.parse("2026-12-31T23:30:00Z")));

  /** The families of a short history, chosen so that related families meet. */
  static final List<Set<Family>> THEMES =
      List.of(
          Set.of(Family.values()),
          Set.of(Family.LEAD, Family.CALL, Family.DEAL, Family.CONTRACT),
          Set.of(Family.LEAD, Family.MEETING),
          Set.of(Family.MEETING, Family.DEAL, Family.CALL),
          Set.of(Family.SUBSCRIPTION),
          Set.of(Family.LEAD, Family.SUBSCRIPTION, Family.DEAL, Family.PAYMENT),
          Set.of(Family.LEAD, Family.PAYMENT, Family.CONTRACT, Family.SPEND),
          Set.of(Family.LEAD, Family.WEB),
          Set.of(Family.LEAD, Family.WEB, Family.SPEND),
          Set.of(Family.LEAD, Family.SOCIAL, Family.PUBLICATION, Family.SPEND));

  private Histories() {}

  /** Histories with ties of all sorts: instants, days without a time, and recordings. */
  public static Arbitrary<History> histories(Catalogue catalogue) {
    var acts =
        Arbitraries.of(THEMES)
            .flatMap(
                families ->
                    Act.acts(families)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(MOST_DELIVERIES)
                        .withSizeDistribution(RandomDistribution.uniform()));
    return Combinators.combine(Plans.plans(catalogue), acts, NOW).as(Histories::play);
  }

  private static History play(Plan plan, List<Act> acts, Instant now) {
    var deliveries = new ArrayList<Event>();
    for (var act : acts) {
      deliveries.add(writtenAs(act, delivery(plan, act, deliveries)));
    }
    return new History(plan, deliveries, now);
  }

  private static Event delivery(Plan plan, Act act, List<Event> before) {
    var occurredAt = act.moment().in(plan.rules().calendar().zone());
    var key = new EventKey(before.size() % 2 == 0 ? "crm" : "app", "e" + before.size());
    var fresh =
        new Header(
            key,
            1,
            false,
            act.recording().backfill(),
            occurredAt,
            occurredAt.plus(act.recording().delay()),
            act.party(),
            act.segment(),
            act.recording().place(),
            false);
    return happened(act, fresh, before);
  }

  /** A redelivery is as it was. */
  private static Event writtenAs(Act act, Event event) {
    return act.kind() == Kind.AGAIN ? event : act.written(event);
  }

  private static Event happened(Act act, Header fresh, List<Event> before) {
    return before.isEmpty() || act.kind() == Kind.NEW
        ? act.body().with(fresh)
        : correction(act, fresh, before.get(act.earlier() % before.size()));
  }

  private static Event correction(Act act, Header fresh, Event earlier) {
    var old = earlier.header();
    return switch (act.kind()) {
      case NEW, SAME_ID -> act.body().with(version(fresh, old.key(), 1, fresh.partyId(), false));
      case NEXT_REVISION -> act.body().with(next(fresh, old, 1, false));
      case TAKEN_BACK -> act.body().with(next(fresh, old, 1, true));
      case CONFLICT -> act.body().with(next(fresh, old, 0, false));
      case SAME_IMPORT -> act.body().with(recordedWith(old, next(fresh, old, 0, false)));
      case OLD_REVISION -> act.body().with(next(fresh, old, -1, false));
      case AGAIN -> Redelivery.of(earlier, fresh.recordedAt());
    };
  }

  private static Header recordedWith(Header old, Header other) {
    return new Header(
        other.key(),
        other.revision(),
        other.deleted(),
        other.backfill(),
        other.occurredAt(),
        old.recordedAt(),
        other.partyId(),
        other.segment(),
        other.sequence(),
        other.allDay());
  }

  private static Header next(Header fresh, Header old, long step, boolean deleted) {
    return version(fresh, old.key(), Math.max(0, old.revision() + step), old.partyId(), deleted);
  }

  private static Header version(
      Header fresh, EventKey key, long revision, String party, boolean deleted) {
    return new Header(
        key,
        revision,
        deleted,
        fresh.backfill(),
        fresh.occurredAt(),
        fresh.recordedAt(),
        party,
        fresh.segment(),
        fresh.sequence(),
        fresh.allDay());
  }
}

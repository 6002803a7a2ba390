package io.funnelstreams.bench.history;

import io.funnelstreams.bench.history.Act.Kind;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Random histories of four parties. */
public final class Histories {
  private static final int MOST_DELIVERIES = 30;

  private Histories() {}

  /**
   * Histories whose every tie the semantics decide: no two contents of one revision were recorded
   * in the same millisecond.
   */
  public static Arbitrary<History> histories(Catalogue catalogue) {
    var acts =
        Act.acts()
            .list()
            .ofMinSize(1)
            .ofMaxSize(MOST_DELIVERIES)
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(Plans.plans(catalogue), acts).as(Histories::play);
  }

  private static History play(Plan plan, List<Act> acts) {
    var deliveries = new ArrayList<Event>();
    for (var act : acts) {
      deliveries.add(delivery(plan, act, deliveries));
    }
    return new History(plan, deliveries);
  }

  private static Event delivery(Plan plan, Act act, List<Event> before) {
    var occurredAt = act.moment().in(plan.rules().calendar().zone());
    var key = new EventKey(before.size() % 2 == 0 ? "crm" : "app", "e" + before.size());
    var fresh =
        new Header(
            key,
            1,
            false,
            act.backfill(),
            occurredAt,
            occurredAt.plus(act.delay()),
            act.party(),
            act.segment());
    return before.isEmpty() || act.kind() == Kind.NEW
        ? act.body().with(fresh)
        : correction(act, fresh, before.get(act.earlier() % before.size()));
  }

  private static Event correction(Act act, Header fresh, Event earlier) {
    var old = earlier.header();
    return switch (act.kind()) {
      case NEW, SAME_ID -> act.body().with(version(fresh, old.key(), 1, fresh.partyId(), false));
      case NEXT_REVISION -> act.body().with(next(fresh, old, 1, false));
      case CONFLICT -> act.body().with(next(fresh, old, 0, false));
      case OLD_REVISION -> act.body().with(next(fresh, old, -1, false));
      case TAKEN_BACK -> act.body().with(next(fresh, old, 1, true));
      case AGAIN -> Redelivery.of(earlier, fresh.recordedAt());
    };
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
        fresh.segment());
  }
}

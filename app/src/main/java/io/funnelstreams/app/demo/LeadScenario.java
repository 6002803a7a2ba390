package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One lead from its first touch to a customer, or as far as it gets. */
final class LeadScenario {
  private static final double BECOMES_MQL = 0.55;
  private static final double BECOMES_SQL = 0.52;
  private static final double BECOMES_SQL_UNROUTED = 0.12;
  private static final double BECOMES_DEAL = 0.8;
  private static final double RECYCLED = 0.12;
  private static final double IS_A_DUPLICATE = 0.006;
  private static final double WANTS_TO_BE_FORGOTTEN = 0.004;

  private final String party;
  private final Region region;
  private final Channel channel;
  private final Timeline timeline;
  private final RandomSource random;
  private final EventRecorder recorder;

  /** A lead whose region, channel and owner are drawn. */
  LeadScenario(int number, Timeline timeline, RandomSource random) {
    this.party = String.format(Locale.ROOT, "lead-%06d", number);
    this.random = random;
    this.timeline = timeline;
    region = random.oneOf(Region.values(), Region::share);
    channel = random.oneOf(Channel.values(), Channel::share);
    recorder = new EventRecorder(party, segment(), random);
  }

  /** Everything that happens to a lead that comes in on a day, also what lies in the future. */
  Stream<Event> events(LocalDate day) {
    var created = random.atWork(day.atStartOfDay());
    new VisitScenario(random).beforeSignUp(recorder, channel, created);
    recorder.lead(created, LeadEvent.Type.CREATED);
    calls(CallEvent.Purpose.PROSPECTING, created, 6);
    pass(created);
    if (random.chance(WANTS_TO_BE_FORGOTTEN)) {
      recorder.lead(random.after(created, 60), LeadEvent.Type.DELETED);
    }
    return Stream.concat(recorder.events().stream(), duplicate(created).stream());
  }

  private Map<String, String> segment() {
    return Map.of(
        "region", region.title(),
        "channel", channel.title(),
        "owner", random.oneOf(region.owners()));
  }

  private void pass(LocalDateTime start) {
    var mql = random.after(start, 3);
    if (!advances(BECOMES_MQL)) {
      disqualify(mql, "no fit");
      return;
    }
    recorder.lead(mql, LeadEvent.Type.MQL);
    calls(CallEvent.Purpose.FOLLOW_UP, mql, 5);
    var sql = random.after(mql, 6);
    boolean isWaiting = timeline.isRoutingBroken(mql.toLocalDate());
    if (!advances(isWaiting ? BECOMES_SQL_UNROUTED : BECOMES_SQL)) {
      disqualify(sql, "no budget");
      return;
    }
    recorder.lead(sql, LeadEvent.Type.SQL);
    new MeetingScenario(party + sql).record(recorder, sql);
    if (advances(BECOMES_DEAL)) {
      new DealScenario(party, region, channel, timeline, random).record(recorder, sql);
    }
  }

  private void disqualify(LocalDateTime at, String reason) {
    recorder.lead(at, LeadEvent.Type.DISQUALIFIED, Optional.of(reason));
    if (random.chance(RECYCLED)) {
      var again = random.after(at, 55);
      recorder.lead(again, LeadEvent.Type.RECYCLED);
      pass(again);
    }
  }

  private boolean advances(double probability) {
    return random.chance(Math.min(0.95, probability * (0.6 + 0.4 * channel.quality())));
  }

  private void calls(CallEvent.Purpose purpose, LocalDateTime start, int most) {
    var at = start;
    for (int left = random.between(0, most); left > 0; left--) {
      at = random.after(at, 1.5);
      recorder.call(at, purpose);
    }
  }

  private List<Event> duplicate(LocalDateTime created) {
    if (!random.chance(IS_A_DUPLICATE)) {
      return List.of();
    }
    var twin = new EventRecorder(party + "-twin", segment(), random);
    var at = random.after(created, 4);
    twin.lead(at, LeadEvent.Type.CREATED);
    twin.mergedInto(party, random.after(at, 10));
    return twin.events();
  }
}

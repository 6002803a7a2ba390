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

/** One lead from its first touch to a customer, or as far as it comes. */
final class LeadStory {
  private static final double BECOMES_MQL = 0.55;
  private static final double BECOMES_SQL = 0.52;
  private static final double BECOMES_DEAL = 0.8;
  private static final double RECYCLED = 0.12;
  private static final double IS_A_DUPLICATE = 0.006;
  private static final double WANTS_TO_BE_FORGOTTEN = 0.002;

  private final String party;
  private final Region region;
  private final Channel channel;
  private final LocalDate disturbedFrom;
  private final Chance chance;
  private final Diary diary;

  /**
   * A lead whose region, channel and owner are drawn.
   *
   * @param disturbedFrom the day from which on the company does worse in one region
   */
  LeadStory(int number, LocalDate disturbedFrom, Chance chance) {
    this.party = String.format(Locale.ROOT, "lead-%06d", number);
    this.chance = chance;
    this.disturbedFrom = disturbedFrom;
    region = chance.oneOf(Region.values(), Region::share);
    channel = chance.oneOf(Channel.values(), Channel::share);
    diary = new Diary(party, segment(), chance);
  }

  /** Everything that happens to a lead that comes in on a day, also what lies in the future. */
  Stream<Event> events(LocalDate day) {
    var created = chance.atWork(day.atStartOfDay());
    diary.lead(created, LeadEvent.Type.CREATED);
    calls(CallEvent.Purpose.PROSPECTING, created, 6);
    pass(created);
    if (chance.of(WANTS_TO_BE_FORGOTTEN)) {
      diary.lead(chance.after(created, 60), LeadEvent.Type.DELETED);
    }
    return Stream.concat(diary.events().stream(), duplicate(created).stream());
  }

  private Map<String, String> segment() {
    return Map.of(
        "region", region.title(),
        "channel", channel.title(),
        "owner", chance.oneOf(region.owners()));
  }

  private void pass(LocalDateTime start) {
    var mql = chance.after(start, 3);
    if (!advances(BECOMES_MQL)) {
      disqualify(mql, "no fit");
      return;
    }
    diary.lead(mql, LeadEvent.Type.MQL);
    calls(CallEvent.Purpose.FOLLOW_UP, mql, 5);
    var sql = chance.after(mql, 6);
    if (!advances(BECOMES_SQL)) {
      disqualify(sql, "no budget");
      return;
    }
    diary.lead(sql, LeadEvent.Type.SQL);
    if (advances(BECOMES_DEAL)) {
      new DealStory(party, region, channel, disturbedFrom, chance).tell(diary, sql);
    }
  }

  private void disqualify(LocalDateTime at, String reason) {
    diary.lead(at, LeadEvent.Type.DISQUALIFIED, Optional.of(reason));
    if (chance.of(RECYCLED)) {
      var again = chance.after(at, 55);
      diary.lead(again, LeadEvent.Type.RECYCLED);
      pass(again);
    }
  }

  private boolean advances(double probability) {
    return chance.of(Math.min(0.95, probability * (0.6 + 0.4 * channel.quality())));
  }

  private void calls(CallEvent.Purpose purpose, LocalDateTime start, int most) {
    var at = start;
    for (int left = chance.between(0, most); left > 0; left--) {
      at = chance.after(at, 1.5);
      diary.call(at, purpose);
    }
  }

  private List<Event> duplicate(LocalDateTime created) {
    if (!chance.of(IS_A_DUPLICATE)) {
      return List.of();
    }
    var twin = new Diary(party + "-twin", segment(), chance);
    var at = chance.after(created, 4);
    twin.lead(at, LeadEvent.Type.CREATED);
    twin.mergedInto(party, chance.after(at, 10));
    return twin.events();
  }
}

package io.funnelstreams.bench.company;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The course of a lead: about a fifth get a deal, of which half are won. */
final class LeadLife {
  private static final List<String> REGIONS = List.of("EMEA", "AMER", "APAC", "LATAM");
  private static final List<String> CHANNELS =
      List.of("organic", "paid search", "social", "referral", "email", "fair", "partner", "ads");
  private static final int OWNERS = 40;
  private static final int MOST_CALLS = 18;

  private final Company company;
  private final int number;
  private final CompanyEventRecorder diary;
  private final Map<String, String> segment;

  LeadLife(Company company, int number, CompanyEventRecorder diary) {
    this.company = company;
    this.number = number;
    this.diary = diary;
    var random = diary.random();
    segment =
        Map.of(
            "region", REGIONS.get(random.nextInt(REGIONS.size())),
            "channel", CHANNELS.get(random.nextInt(CHANNELS.size())),
            "owner", "rep " + random.nextInt(OWNERS));
  }

  static String party(int number) {
    return "lead-" + number;
  }

  void live(Instant created) {
    lead(LeadEvent.Type.CREATED, created, Optional.empty());
    calls(CallEvent.Purpose.PROSPECTING, diary.random().nextInt(MOST_CALLS), created, 40);
    if (number > 0 && diary.chance(0.01)) {
      int other = diary.random().nextInt(number);
      lead(LeadEvent.Type.MERGED, diary.within(60, created), Optional.of(party(other)));
    }
    if (diary.chance(0.005)) {
      lead(LeadEvent.Type.DELETED, diary.within(200, created), Optional.empty());
    }
    var at = diary.within(20, created);
    if (diary.chance(0.2)) {
      lead(LeadEvent.Type.DISQUALIFIED, at, Optional.empty());
      if (diary.chance(0.7)) {
        return;
      }
      at = diary.within(60, at);
      lead(LeadEvent.Type.RECYCLED, at, Optional.empty());
    }
    if (diary.chance(0.7)) {
      qualified(at);
    }
  }

  private void qualified(Instant mql) {
    lead(LeadEvent.Type.MQL, mql, Optional.empty());
    if (diary.chance(0.6)) {
      var sql = diary.within(20, mql);
      lead(LeadEvent.Type.SQL, sql, Optional.empty());
      calls(CallEvent.Purpose.FOLLOW_UP, 3, sql, 30);
      meeting(sql);
      if (diary.chance(0.5)) {
        deal(0, diary.within(15, sql));
      }
    }
  }

  private void deal(int round, Instant opened) {
    deal(round, DealEvent.Type.OPENED, opened, Optional.of(amount()));
    calls(CallEvent.Purpose.CLOSING, 3, opened, 40);
    var at = diary.within(15, opened);
    deal(round, DealEvent.Type.STAGE_CHANGED, at, Optional.empty());
    if (diary.chance(0.5)) {
      deal(round, DealEvent.Type.AMOUNT_CHANGED, diary.within(10, at), Optional.of(amount()));
    }
    at = diary.within(40, at);
    if (diary.chance(0.45)) {
      deal(round, DealEvent.Type.LOST, at, Optional.empty());
      if (diary.chance(0.9)) {
        return;
      }
      deal(round, DealEvent.Type.REOPENED, diary.within(20, at), Optional.empty());
      at = diary.within(20, at.plusSeconds(1_728_000));
    }
    deal(round, DealEvent.Type.WON, at, Optional.empty());
    if (round == 0) {
      lead(LeadEvent.Type.CONVERTED, diary.within(1, at), Optional.empty());
      new CustomerLife(company, number, diary, segment).live(at);
    }
    if (diary.chance(0.2)) {
      deal(round + 1, diary.within(120, at));
    }
  }

  private Money amount() {
    return Money.of(diary.random().nextLong(50_000, 5_000_000), diary.chance(0.2) ? "USD" : "EUR");
  }

  private void lead(LeadEvent.Type type, Instant at, Optional<String> into) {
    var header = diary.header(Family.LEAD, party(number), at, segment);
    diary.write(new LeadEvent(header, type, into, Optional.empty()));
  }

  private void deal(int round, DealEvent.Type type, Instant at, Optional<Money> amount) {
    var header = diary.header(Family.DEAL, party(number), at, Map.of("region", region()));
    diary.write(new DealEvent(header, "deal-" + round, type, Optional.empty(), amount));
  }

  /** A deal is mostly where its lead is. */
  private String region() {
    return diary.chance(0.05) ? "EMEA" : segment.get("region");
  }

  private void meeting(Instant sql) {
    var booked = diary.within(5, sql);
    var start = diary.within(10, booked);
    meeting(MeetingEvent.Type.BOOKED, booked, Optional.of(start));
    var outcome = diary.chance(0.8) ? MeetingEvent.Type.HELD : MeetingEvent.Type.NO_SHOW;
    meeting(outcome, start, Optional.empty());
  }

  private void meeting(MeetingEvent.Type type, Instant at, Optional<Instant> start) {
    var header = diary.header(Family.MEETING, party(number), at, Map.of());
    diary.write(
        new MeetingEvent(
            header, "demo", type, start, false, Optional.empty(), Optional.empty(), 0));
  }

  private void calls(CallEvent.Purpose purpose, int count, Instant from, double days) {
    for (int i = 0; i < count; i++) {
      var header = diary.header(Family.CALL, party(number), diary.within(days, from), Map.of());
      int seconds = diary.random().nextInt(30, 3_600);
      diary.write(new CallEvent(header, purpose, Optional.of("connected"), seconds));
    }
  }
}

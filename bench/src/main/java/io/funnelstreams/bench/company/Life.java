package io.funnelstreams.bench.company;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.WebEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A lead and the visitors that arrive at the same time; one of them may be the lead. */
final class Life {
  private static final double COMES_FROM_THE_SITE = 0.5;
  private static final double COMES_BACK = 0.5;
  private static final double ANOTHER_VIEW = 0.667;
  private static final double ARRIVAL_DAYS = 3;
  private static final List<String> PATHS =
      List.of("/", "/pricing", "/demo", "/blog/funnel", "/docs");
  private static final List<WebEvent.ReferrerClass> CAME_FROM =
      List.of(WebEvent.ReferrerClass.values());
  private static final List<String> COUNTRIES = List.of("DE", "AT", "CH", "FR");

  private final Company company;
  private final int number;
  private final CompanyEventRecorder diary;

  private Life(Company company, int number) {
    this.company = company;
    this.number = number;
    var random = new SplittableRandom(company.seed() * 1_000_003 + number);
    diary = new CompanyEventRecorder("l" + number, company.end(), random);
  }

  /** All that comes of a lead, in no order; nothing of it before the lead's arrival. */
  static List<Event> of(Company company, int number) {
    var life = new Life(company, number);
    life.live();
    return life.diary.deliveries();
  }

  private void live() {
    var arrival = company.arrival(number);
    var at = diary.within(ARRIVAL_DAYS, arrival);
    for (int i = 0; i < Company.VISITORS_PER_LEAD; i++) {
      var visitor = "visitor-" + number + "-" + i;
      var seen = visits(visitor, i == 0 ? at : diary.within(ARRIVAL_DAYS, arrival));
      if (i == 0 && diary.chance(COMES_FROM_THE_SITE)) {
        identified(visitor, seen);
        at = seen;
      }
    }
    new LeadLife(company, number, diary).live(at);
  }

  /** Sessions of a visitor; returns when the first of them ended. */
  private Instant visits(String visitor, Instant first) {
    var end = session(visitor, first);
    var next = end;
    while (diary.chance(COMES_BACK)) {
      next = session(visitor, diary.within(30, next));
    }
    return end;
  }

  private Instant session(String visitor, Instant first) {
    var random = diary.random();
    var cameFrom = CAME_FROM.get(random.nextInt(CAME_FROM.size()));
    var country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    var at = first;
    view(visitor, at, cameFrom, country);
    while (diary.chance(ANOTHER_VIEW)) {
      at = at.plus(Duration.ofSeconds(random.nextInt(2, 600)));
      view(visitor, at, WebEvent.ReferrerClass.DIRECT, country);
    }
    return at;
  }

  private void view(String visitor, Instant at, WebEvent.ReferrerClass cameFrom, String country) {
    var header =
        diary.header(Family.WEB, visitor, at, Map.of("region", country, "channel", "site"));
    var path = PATHS.get(diary.random().nextInt(PATHS.size()));
    diary.write(new WebEvent(header, path, cameFrom, Optional.empty()));
  }

  private void identified(String visitor, Instant at) {
    diary.write(
        new LeadEvent(
            diary.header(Family.LEAD, visitor, at, Map.of()),
            LeadEvent.Type.IDENTIFIED,
            Optional.of(LeadLife.party(number)),
            Optional.empty()));
  }
}

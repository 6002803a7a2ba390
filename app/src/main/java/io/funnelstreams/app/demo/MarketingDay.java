package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SpendEvent.Purpose;
import io.funnelstreams.core.money.Money;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the company spends on one day to win customers. */
final class MarketingDay {
  /** Advertising networks restate what a day has cost when they have sorted out false clicks. */
  private static final double RESTATED = 0.2;

  private static final long SALES_PER_DAY = 1_150;

  private final LocalDate day;
  private final RandomSource random;
  private final List<Event> events = new ArrayList<>();

  MarketingDay(LocalDate day, RandomSource random) {
    this.day = day;
    this.random = random;
  }

  List<Event> events() {
    spend(Channel.SEARCH, random.between(150, 260));
    spend(Channel.SOCIAL, random.between(70, 140));
    if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
      spend(Channel.EVENT, random.between(700, 1_400));
      spend(Channel.PARTNER, random.between(180, 380));
    }
    if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
      var header = header("payroll", "sales", 1, Duration.ZERO);
      events.add(spend(header, Channel.OUTBOUND, Purpose.SALES, SALES_PER_DAY));
    }
    return events;
  }

  private void spend(Channel channel, long euros) {
    var header = header("ads", channel.title(), 1, Duration.ZERO);
    events.add(spend(header, channel, Purpose.MARKETING, euros));
    if (random.chance(RESTATED)) {
      var restated = header("ads", channel.title(), 2, Duration.ofDays(2));
      events.add(spend(restated, channel, Purpose.MARKETING, euros * 97 / 100));
    }
  }

  private SpendEvent spend(Header header, Channel channel, Purpose purpose, long euros) {
    var amount = new Money(euros * 100, Region.DACH.currency());
    return new SpendEvent(
        header, day, channel.title(), purpose, amount, Optional.empty(), Optional.empty());
  }

  private Header header(String source, String account, long revision, Duration later) {
    Instant noon = day.atTime(12, 0).atZone(DemoCompany.ZONE).toInstant();
    return new Header(
        new EventKey(source, account + "-" + day),
        revision,
        false,
        false,
        noon,
        noon.plusSeconds(random.between(60, 3_600)).plus(later),
        "account-" + account,
        Map.of());
  }
}

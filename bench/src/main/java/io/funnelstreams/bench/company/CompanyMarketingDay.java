package io.funnelstreams.bench.company;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The events of a day that belong to no party: money spent, what networks counted, guest posts. */
final class CompanyMarketingDay {
  private static final List<String> CHANNELS =
      List.of("paid search", "social", "email", "fair", "partner", "ads", "organic", "referral");
  private static final List<String> NETWORKS =
      List.of("linkedin", "x", "instagram", "facebook", "youtube");
  private static final int WITH_TOTALS = 3;
  private static final double RESTATED = 0.3;
  private static final double GUEST_POST = 0.3;

  private final Company company;
  private final LocalDate day;
  private final Instant begin;
  private final CompanyEventRecorder diary;

  private CompanyMarketingDay(Company company, LocalDate day) {
    this.company = company;
    this.day = day;
    begin = day.atStartOfDay(Company.ZONE).toInstant();
    var random = new SplittableRandom(company.seed() * 1_000_003 - day.toEpochDay());
    diary = new CompanyEventRecorder("d" + day, company.end(), random);
  }

  static List<Event> of(Company company, LocalDate day) {
    var marketing = new CompanyMarketingDay(company, day);
    marketing.spend();
    for (int i = 0; i < NETWORKS.size(); i++) {
      marketing.network(NETWORKS.get(i), i < WITH_TOTALS);
    }
    if (marketing.diary.chance(GUEST_POST)) {
      marketing.post();
    }
    return marketing.diary.deliveries();
  }

  private void spend() {
    for (var channel : CHANNELS) {
      for (int i = 0; i < company.campaigns(); i++) {
        var observed = spend(channel, "campaign " + i);
        diary.write(observed);
        if (diary.chance(RESTATED)) {
          diary.write(restated(observed));
        }
      }
    }
  }

  private SpendEvent spend(String channel, String campaign) {
    var header = diary.header(Family.SPEND, "account-" + channel, noon(), Map.of());
    boolean sales = channel.equals("partner");
    return new SpendEvent(
        header,
        day,
        channel,
        sales ? SpendEvent.Purpose.SALES : SpendEvent.Purpose.MARKETING,
        Money.of(diary.random().nextLong(1_000, 100_000), "EUR"),
        Optional.empty(),
        Optional.of(campaign));
  }

  /** A higher revision than a correction by accident has. */
  private static Event restated(SpendEvent observed) {
    var old = observed.header();
    var header =
        new Header(
            old.key(),
            5,
            false,
            true,
            old.occurredAt(),
            old.recordedAt().plus(Duration.ofDays(1)),
            old.partyId(),
            old.segment());
    var amount = new Money(observed.amount().minor() * 11 / 10, observed.amount().currency());
    return new SpendEvent(
        header,
        observed.day(),
        observed.channel(),
        observed.purpose(),
        amount,
        observed.account(),
        observed.campaign());
  }

  private void network(String network, boolean totals) {
    if (totals) {
      long total = 1_000 + day.toEpochDay() % 10_000 + diary.random().nextInt(20);
      social(network, SocialEvent.Type.FOLLOWER_TOTAL, total);
    } else {
      social(network, SocialEvent.Type.FOLLOWER_GAINED, diary.random().nextInt(30));
      social(network, SocialEvent.Type.FOLLOWER_LOST, diary.random().nextInt(10));
    }
    social(network, SocialEvent.Type.COMMENT, diary.random().nextInt(20));
    social(network, SocialEvent.Type.SHARE, diary.random().nextInt(20));
    social(network, SocialEvent.Type.OPT_IN, diary.random().nextInt(3));
  }

  private void social(String network, SocialEvent.Type type, long count) {
    var header = diary.header(Family.SOCIAL, "page-" + network, noon(), Map.of());
    diary.write(new SocialEvent(header, network, type, count));
  }

  private void post() {
    var header = diary.header(Family.PUBLICATION, "press", noon(), Map.of());
    var authority = OptionalInt.of(diary.random().nextInt(20, 90));
    diary.write(
        new PublicationEvent(
            header, "site.example", authority, Optional.empty(), Optional.empty()));
  }

  private Instant noon() {
    return begin.plus(Duration.ofHours(12)).plusMillis(diary.random().nextLong(3_600_000));
  }
}

package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Visits to the company's site. */
final class VisitScenario {
  private static final double BOUNCES = 0.55;
  private static final int MOST_PAGES = 4;
  private static final List<String> PAGES =
      List.of("/", "/product", "/pricing", "/customers", "/blog/forecasting", "/blog/pipeline");

  private final RandomSource random;

  VisitScenario(RandomSource random) {
    this.random = random;
  }

  /** The one visit of a visitor who does not become a lead. */
  List<Event> ofVisitor(int number, LocalDate day) {
    var region = random.oneOf(Region.values(), Region::share);
    var channel = random.oneOf(Channel.values(), Channel::share);
    var segment = Map.of("region", region.title(), "channel", channel.title());
    var recorder =
        new EventRecorder(String.format(Locale.ROOT, "visitor-%06d", number), segment, random);
    var start = random.atWork(day.atStartOfDay());
    visit(recorder, start, channel, random.chance(BOUNCES) ? 1 : pages());
    return recorder.events();
  }

  /** The visits of a lead, of which the last ends with the form that makes it one. */
  void beforeSignUp(EventRecorder recorder, Channel channel, LocalDateTime signUp) {
    if (random.chance(0.3)) {
      visit(recorder, signUp.minusDays(random.between(1, 9)), channel, pages());
    }
    if (channel != Channel.OUTBOUND) {
      int minutes = random.between(2, 15);
      visit(recorder, signUp.minusMinutes(minutes), channel, 1);
      recorder.view(signUp.minusSeconds(random.between(5, 50)), "/demo", ReferrerClass.DIRECT);
    }
  }

  private void visit(EventRecorder recorder, LocalDateTime start, Channel channel, int pages) {
    var at = start;
    var from = referrer(channel);
    for (int page = 0; page < pages; page++) {
      recorder.view(at, random.oneOf(PAGES), page == 0 ? from : ReferrerClass.DIRECT);
      at = at.plusSeconds(random.between(8, 240));
    }
  }

  private int pages() {
    return random.between(2, MOST_PAGES);
  }

  private static ReferrerClass referrer(Channel channel) {
    return switch (channel) {
      case SEARCH -> ReferrerClass.SEARCH;
      case SOCIAL -> ReferrerClass.SOCIAL;
      case OUTBOUND -> ReferrerClass.EMAIL;
      case EVENT -> ReferrerClass.DIRECT;
      case PARTNER, REFERRAL -> ReferrerClass.REFERRAL;
    };
  }
}

package io.funnelstreams.bench.history;

import io.funnelstreams.bench.workload.Redelivery;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.WebEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Spend, page views, social networks and guest posts. */
final class MarketingBody {
  private MarketingBody() {}

  static Arbitrary<Body> spend() {
    return Combinators.combine(
            Moment.days(),
            Arbitraries.of("web", "South", "mail"),
            Arbitraries.of(SpendEvent.Purpose.class),
            Amounts.notNegative(),
            Arbitraries.of("acme", " ").optional(0.3))
        .as(
            (day, channel, purpose, amount, account) ->
                header ->
                    new SpendEvent(
                        header, day, channel, purpose, amount, account, Optional.empty()));
  }

  /** Views around the gap that parts two sessions. */
  static Arbitrary<Body> views() {
    var gaps =
        Arbitraries.of(
            Duration.ZERO,
            Duration.ofMinutes(30),
            Duration.ofMinutes(30).plusMillis(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(60),
            Duration.ofMinutes(45),
            Duration.ofMinutes(-30));
    return Combinators.combine(
            Arbitraries.of("/", "/pricing"), Arbitraries.of(WebEvent.ReferrerClass.class), gaps)
        .as(
            (path, referrer, gap) ->
                header ->
                    Redelivery.at(
                        new WebEvent(header, path, referrer, Optional.empty()),
                        header.occurredAt().plus(gap)));
  }

  /** Networks are compared without case and white space. */
  static Arbitrary<Body> social() {
    var types =
        Arbitraries.frequency(
            Tuple.of(3, SocialEvent.Type.FOLLOWER_GAINED),
            Tuple.of(2, SocialEvent.Type.FOLLOWER_LOST),
            Tuple.of(4, SocialEvent.Type.FOLLOWER_TOTAL),
            Tuple.of(1, SocialEvent.Type.COMMENT),
            Tuple.of(1, SocialEvent.Type.SHARE),
            Tuple.of(1, SocialEvent.Type.OPT_IN));
    return Combinators.combine(
            Arbitraries.of("linkedin", "x", " LinkedIn", "\uFF2Cinked\u00ADin\u00A0"),
            types,
            Arbitraries.of(100L, 1L, 0L, 7L, 120L))
        .as((network, type, count) -> header -> new SocialEvent(header, network, type, count));
  }

  static Arbitrary<Body> posts() {
    return Arbitraries.of(OptionalInt.of(40), OptionalInt.of(39), OptionalInt.empty())
        .map(
            authority ->
                header ->
                    new PublicationEvent(
                        header, "example.com", authority, Optional.empty(), Optional.empty()));
  }
}

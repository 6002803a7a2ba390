package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import java.util.List;

/** The facts of marketing: money spent, social networks, guest posts. */
final class MarketingFacts {
  private MarketingFacts() {}

  static void add(
      EventsByEntity itinerary, JourneyRules rules, AffectedEntities touched, FactCollector facts) {
    for (var step : itinerary.spends()) {
      if (touched.has(step.event())) {
        spend(step, rules, facts);
      }
    }
    itinerary
        .followers()
        .forEach(
            (network, steps) -> {
              if (touched.followers(network)) {
                new FollowerFacts(facts).add(steps);
              }
            });
    for (var step : itinerary.reactions()) {
      if (touched.has(step.event())) {
        reaction(step, facts);
      }
    }
    for (var step : itinerary.publications()) {
      if (touched.has(step.event()) && counts(step.event(), rules)) {
        facts.entity(Measure.GUEST_POSTS, step, List.of(step), 1);
      }
    }
  }

  private static void spend(
      OrderedEvent<SpendEvent> step, JourneyRules rules, FactCollector facts) {
    var measure =
        switch (step.event().purpose()) {
          case MARKETING -> Measure.MARKETING_SPEND;
          case SALES -> Measure.SALES_SPEND;
        };
    long amount = rules.inPlanCurrency(step.event().amount(), step.event());
    facts.entity(measure, step, List.of(step), amount);
  }

  private static void reaction(OrderedEvent<SocialEvent> step, FactCollector facts) {
    var measure =
        switch (step.event().type()) {
          case COMMENT -> Measure.COMMENTS;
          case SHARE -> Measure.SHARES;
          case OPT_IN -> Measure.SOCIAL_OPT_INS;
          case FOLLOWER_GAINED, FOLLOWER_LOST, FOLLOWER_TOTAL ->
              throw new IllegalStateException(step.event().type() + " is of followers");
        };
    facts.entity(measure, step, List.of(step), step.event().count());
  }

  private static boolean counts(PublicationEvent post, JourneyRules rules) {
    return post.domainAuthority().isPresent()
        && post.domainAuthority().getAsInt() >= rules.domainAuthorityFloor();
  }
}

package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SubscriptionEvent;
import java.time.LocalDate;
import java.util.Optional;

/** The terms of one subscription: each is due on its last day, and renewed or not. */
final class RenewalFacts {
  private final Subscription subscription;
  private final JourneyRules rules;
  private final FactCollector facts;
  private Optional<OrderedEvent<SubscriptionEvent>> term = Optional.empty();

  RenewalFacts(Subscription subscription, JourneyRules rules, FactCollector facts) {
    this.subscription = subscription;
    this.rules = rules;
    this.facts = facts;
  }

  void add() {
    subscription.standing().forEach(this::take);
    end(false);
  }

  private void take(OrderedEvent<SubscriptionEvent> step) {
    if (step.event().type() == SubscriptionEvent.Type.RENEWED) {
      end(true);
    }
    if (step.event().termEnd().isPresent()) {
      term = Optional.of(step);
    }
  }

  private void end(boolean renewed) {
    term.ifPresent(step -> due(step, step.event().termEnd().orElseThrow(), renewed));
    term = Optional.empty();
  }

  private void due(OrderedEvent<SubscriptionEvent> step, LocalDate day, boolean renewed) {
    var begins = rules.calendar().startOf(day);
    if (subscription.statusBefore(begins) == SubscriptionStatus.ENDED) {
      return;
    }
    var segment = facts.segmentOf(step, subscription.steps());
    facts.at(Measure.RENEWALS_DUE, (int) day.toEpochDay(), segment, 1);
    facts.at(Measure.RENEWALS, (int) day.toEpochDay(), segment, renewed ? 1 : 0);
  }
}

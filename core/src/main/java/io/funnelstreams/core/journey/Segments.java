package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The segment of a fact: for each of the plan's dimensions the value of the fact's entity laid over
 * that of its party, by the dimension's policy.
 */
final class Segments {
  private final JourneyRules rules;
  private final List<String> dimensions;
  private final List<? extends OrderedEvent<?>> party;

  Segments(JourneyRules rules, List<String> dimensions, List<? extends OrderedEvent<?>> party) {
    this.rules = rules;
    this.dimensions = dimensions;
    this.party = party;
  }

  /** The segment of a fact about the party itself. */
  List<DimensionValue> ofParty(OrderedEvent<?> step) {
    return of(step, List.of());
  }

  /** The segment of a fact about an entity, given all of the entity's events in journey order. */
  List<DimensionValue> of(OrderedEvent<?> step, List<? extends OrderedEvent<?>> entity) {
    var values = new ArrayList<DimensionValue>(dimensions.size());
    for (var dimension : dimensions) {
      values.add(
          value(dimension, step, entity).map(DimensionValue::of).orElse(DimensionValue.UNKNOWN));
    }
    return values;
  }

  private Optional<String> value(
      String dimension, OrderedEvent<?> step, List<? extends OrderedEvent<?>> entity) {
    if (dimension.equals(SubscriptionCohort.DIMENSION)) {
      return Optional.empty();
    }
    return switch (rules.policyOf(dimension)) {
      case AT_EVENT ->
          latest(dimension, entity, step.position())
              .or(() -> latest(dimension, party, step.position()));
      case CURRENT ->
          latest(dimension, entity, Integer.MAX_VALUE)
              .or(() -> latest(dimension, party, Integer.MAX_VALUE));
      case FIRST -> first(dimension, entity);
    };
  }

  private static Optional<String> latest(
      String dimension, List<? extends OrderedEvent<?>> steps, int upTo) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      var step = steps.get(i);
      var value = step.position() <= upTo ? observedValue(dimension, step.event()) : null;
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private Optional<String> first(String dimension, List<? extends OrderedEvent<?>> entity) {
    var ofEntity = firstStep(dimension, entity);
    var ofParty = firstStep(dimension, party);
    boolean partyFirst =
        ofEntity.isEmpty()
            || (ofParty.isPresent() && ofParty.get().position() < ofEntity.get().position());
    return (partyFirst ? ofParty : ofEntity).map(step -> observedValue(dimension, step.event()));
  }

  private static Optional<OrderedEvent<?>> firstStep(
      String dimension, List<? extends OrderedEvent<?>> steps) {
    for (var step : steps) {
      if (observedValue(dimension, step.event()) != null) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  private static String observedValue(String dimension, Event event) {
    return event.observed(dimension).orElse(null);
  }
}

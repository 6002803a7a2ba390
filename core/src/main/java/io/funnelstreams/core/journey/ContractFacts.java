package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.ContractEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transitions of contracts, each counted at its first event; all of them imply a sending. */
final class ContractFacts {
  private static final Map<ContractEvent.Type, Measure> MEASURES =
      new EnumMap<>(
          Map.of(
              ContractEvent.Type.VIEWED, Measure.CONTRACTS_VIEWED,
              ContractEvent.Type.SIGNED, Measure.CONTRACTS_SIGNED,
              ContractEvent.Type.DECLINED, Measure.CONTRACTS_DECLINED,
              ContractEvent.Type.EXPIRED, Measure.CONTRACTS_EXPIRED,
              ContractEvent.Type.VOIDED, Measure.CONTRACTS_VOIDED));

  private ContractFacts() {}

  /**
   * A contract that was signed.
   *
   * @param signed the step of the first signature
   */
  record Signature(
      OrderedEvent<ContractEvent> signed, List<OrderedEvent<ContractEvent>> contract) {}

  /** Adds the facts of every touched contract and returns all signatures. */
  static List<Signature> all(
      EventsByEntity itinerary, AffectedEntities touched, FactCollector facts) {
    var signatures = new ArrayList<Signature>();
    for (var steps : itinerary.contracts().values()) {
      if (touched.has(steps.get(0).event())) {
        add(steps, facts);
      }
      signature(steps).ifPresent(signatures::add);
    }
    return signatures;
  }

  /** The signature of a contract that was signed. */
  static Optional<Signature> signature(List<OrderedEvent<ContractEvent>> steps) {
    for (var step : steps) {
      if (step.event().type() == ContractEvent.Type.SIGNED) {
        return Optional.of(new Signature(step, steps));
      }
    }
    return Optional.empty();
  }

  /** Adds the facts of a contract, given its events. */
  static void add(List<OrderedEvent<ContractEvent>> steps, FactCollector facts) {
    var first = firstOfEach(steps);
    facts.entity(Measure.CONTRACTS_SENT, steps.get(0), steps, 1);
    first.forEach((type, step) -> transition(type, step, steps, facts));
    if (first.containsKey(ContractEvent.Type.SIGNED)) {
      facts.entity(Measure.SENT_CONTRACTS_SIGNED, steps.get(0), steps, 1);
    }
  }

  private static Map<ContractEvent.Type, OrderedEvent<ContractEvent>> firstOfEach(
      List<OrderedEvent<ContractEvent>> steps) {
    var first =
        new EnumMap<ContractEvent.Type, OrderedEvent<ContractEvent>>(ContractEvent.Type.class);
    for (var step : steps) {
      first.putIfAbsent(step.event().type(), step);
      if (step.event().type() == ContractEvent.Type.SIGNED) {
        first.putIfAbsent(ContractEvent.Type.VIEWED, step);
      }
    }
    return first;
  }

  private static void transition(
      ContractEvent.Type type,
      OrderedEvent<ContractEvent> step,
      List<OrderedEvent<ContractEvent>> steps,
      FactCollector facts) {
    var measure = MEASURES.get(type);
    if (measure != null) {
      facts.entity(measure, step, steps, 1);
    }
  }
}

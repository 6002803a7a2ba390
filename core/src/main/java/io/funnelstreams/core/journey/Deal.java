package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.DealEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The state of a deal after all of its events.
 *
 * @param steps the deal's events in journey order, at least one
 * @param amounts the amount known after each step, in the units of {@link Measure.Kind#MONEY}
 * @param close the step of the valid outcome: a win or a loss that no later event took back or
 *     turned; empty while the deal is open
 */
record Deal(
    List<OrderedEvent<DealEvent>> steps,
    List<Long> amounts,
    Optional<OrderedEvent<DealEvent>> close) {

  static Deal of(List<OrderedEvent<DealEvent>> steps, ToLongFunction<DealEvent> converted) {
    var amounts = new ArrayList<Long>(steps.size());
    long amount = 0;
    Optional<OrderedEvent<DealEvent>> close = Optional.empty();
    for (var step : steps) {
      amount = step.event().amount().isPresent() ? converted.applyAsLong(step.event()) : amount;
      amounts.add(amount);
      close = closeAfter(step, close);
    }
    return new Deal(steps, amounts, close);
  }

  private static Optional<OrderedEvent<DealEvent>> closeAfter(
      OrderedEvent<DealEvent> step, Optional<OrderedEvent<DealEvent>> before) {
    return switch (step.event().type()) {
      case WON, LOST ->
          before.isPresent() && before.get().event().type() == step.event().type()
              ? before
              : Optional.of(step);
      case REOPENED -> Optional.empty();
      case OPENED, STAGE_CHANGED, AMOUNT_CHANGED -> before;
    };
  }

  OrderedEvent<DealEvent> opened() {
    return steps.get(0);
  }

  boolean isWon() {
    return close.filter(step -> step.event().type() == DealEvent.Type.WON).isPresent();
  }

  /** The amount known after the whole journey: a correction after the win corrects the win. */
  long finalAmount() {
    return amounts.get(amounts.size() - 1);
  }
}

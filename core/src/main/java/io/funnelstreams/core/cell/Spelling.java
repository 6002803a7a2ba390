package io.funnelstreams.core.cell;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.DimensionValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How an event spells a value of a dimension.
 *
 * @param occurredAtMs when the event happened, in milliseconds since 1970
 */
public record Spelling(String dimension, DimensionValue value, long occurredAtMs) {
  private static final Comparator<Spelling> EARLIEST =
      Comparator.comparingLong(Spelling::occurredAtMs)
          .thenComparing(spelling -> spelling.value().shown());

  /** How an event spells its values of some dimensions. */
  public static List<Spelling> of(Event event, Collection<String> dimensions) {
    var spellings = new ArrayList<Spelling>(dimensions.size());
    for (var dimension : dimensions) {
      event
          .observed(dimension)
          .map(text -> new Spelling(dimension, DimensionValue.of(text), at(event)))
          .ifPresent(spellings::add);
    }
    return spellings;
  }

  /** Whether this spelling is shown, and not another of the same value. */
  public boolean isBefore(Spelling other) {
    return EARLIEST.compare(this, other) < 0;
  }

  private static long at(Event event) {
    return event.header().occurredAt().toEpochMilli();
  }
}

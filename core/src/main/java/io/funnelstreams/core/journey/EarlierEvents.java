package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import java.util.List;
import java.util.Optional;

/**
 * The valid events of a journey that come before its last one, in their order. A stored journey
 * reads only those that are asked for.
 */
public interface EarlierEvents {
  /** How many they are. */
  int size();

  /** Whether any of them is of a family. */
  boolean has(Family family);

  /**
   * Passes on the events of a family.
   *
   * @param entity the entity that they are about; every event of the family where it is empty
   */
  void each(Family family, Optional<String> entity, Visitor visitor);

  /** Takes one event. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes an event.
     *
     * @param position its place among all of the events, counted from 0
     */
    void take(int position, Event event);
  }

  /** The events of a list. */
  static EarlierEvents of(List<Event> events) {
    return new EarlierEvents() {
      @Override
      public int size() {
        return events.size();
      }

      @Override
      public boolean has(Family family) {
        return events.stream().anyMatch(event -> event.family() == family);
      }

      @Override
      public void each(Family family, Optional<String> entity, Visitor visitor) {
        for (int i = 0; i < events.size(); i++) {
          var event = events.get(i);
          if (event.family() == family && (entity.isEmpty() || event.entityId().equals(entity))) {
            visitor.take(i, event);
          }
        }
      }
    };
  }
}

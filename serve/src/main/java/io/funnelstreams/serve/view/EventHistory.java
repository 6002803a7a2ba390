package io.funnelstreams.serve.view;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.forget.Forgetting;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** All events of a company, with what is to be forgotten of them. */
@FunctionalInterface
public interface EventHistory {
  /**
   * Reads every event up to now, in no particular order.
   *
   * @param forgotten takes parties of which something is to be forgotten; their events may come
   *     before or after
   * @throws org.apache.kafka.common.KafkaException where the brokers do not answer
   */
  void read(Consumer<Event> taker, BiConsumer<String, Forgetting> forgotten);

  /** As {@link #read(Consumer, BiConsumer)}, for readers that nothing has to be forgotten by. */
  default void read(Consumer<Event> taker) {
    read(taker, (party, forgetting) -> {});
  }
}

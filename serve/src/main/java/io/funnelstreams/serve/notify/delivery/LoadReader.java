package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.load.LoadBoard;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether notifications have to wait: because an operator holds them, or because a load is going
 * on. For one thread.
 */
final class LoadReader implements AutoCloseable {
  private final CommittedReader reader;
  private final Clock clock;
  private final Map<String, Load> loads = new HashMap<>();
  private final LoadBoard board = new LoadBoard();

  private LoadReader(CommittedReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** A reader at the beginning of the topic. */
  static LoadReader open(Map<String, ?> clients, Clock clock) {
    return new LoadReader(
        CommittedReader.open(clients, Topic.LOADS, Notifier.values(clients)), clock);
  }

  /** Reads what has been written up to now. */
  void readToEnd() {
    reader.toEnd(this::apply);
  }

  /** Reads the new records and returns whether notifications have to wait now. */
  boolean holds() {
    reader.poll(Duration.ZERO).forEach(this::apply);
    long steadyMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    board.see(loads.values(), steadyMs);
    var now = clock.instant();
    return board.hold(now).isPresent() || !board.loading(steadyMs, now).isEmpty();
  }

  private void apply(ConsumerRecord<String, SpecificRecord> read) {
    if (read.value() instanceof Load load) {
      loads.put(read.key(), load);
    } else {
      loads.remove(read.key());
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}

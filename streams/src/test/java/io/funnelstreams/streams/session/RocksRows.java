package io.funnelstreams.streams.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The stores of a task on disk, which can be closed and opened again. */
public final class RocksRows implements AutoCloseable {
  final KeyValueStore<Bytes, byte[]> views;
  final KeyValueStore<Bytes, byte[]> sessions;
  public final KeyValueStore<Bytes, byte[]> marketing;

  private RocksRows(Path folder) {
    views = open("views", folder);
    sessions = open("sessions", folder);
    marketing = open("marketing", folder);
  }

  public static RocksRows open(Path folder) {
    return new RocksRows(folder);
  }

  SessionRows rows() {
    return new SessionRows(views, sessions);
  }

  @Override
  public void close() {
    views.close();
    sessions.close();
    marketing.close();
  }

  /** The bytes of each row, with its key. */
  public static List<Integer> sizes(KeyValueStore<Bytes, byte[]> store) {
    var sizes = new ArrayList<Integer>();
    try (var all = store.all()) {
      all.forEachRemaining(row -> sizes.add(row.key.get().length + row.value.length));
    }
    return sizes;
  }

  private static KeyValueStore<Bytes, byte[]> open(String name, Path folder) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    var context = new MockProcessorContext<Void, Void>(settings, new TaskId(0, 0), folder.toFile());
    var store = Stores.persistentKeyValueStore(name).get();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}

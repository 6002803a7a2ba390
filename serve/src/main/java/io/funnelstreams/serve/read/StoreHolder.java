package io.funnelstreams.serve.read;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of a folder and its tables, and what takes their place where the store is of no use any
 * more. Any thread may ask; one rebuilds.
 */
final class StoreHolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreHolder.class);

  private final Path folder;
  private volatile Contents contents;
  private volatile int rebuilds;
  private boolean closed;

  /** A store with what is read from it. */
  record Contents(
      ReadStore store,
      StoreOrigin origin,
      OutputTables outputs,
      EventActivity activity,
      RejectTable rejects) {
    static Contents load(ReadStore store) {
      var origin = new StoreOrigin(store);
      return new Contents(
          store,
          origin,
          OutputTables.load(store, origin.isNew()),
          EventActivity.load(store),
          RejectTable.load(store));
    }
  }

  private StoreHolder(Path folder, Contents contents) {
    this.folder = folder;
    this.contents = contents;
  }

  /**
   * Opens the store of a folder; one that is damaged, or of another version of this program, is
   * deleted first.
   *
   * @throws StoreInUseException where another process has it open
   */
  static StoreHolder open(Path folder) {
    return new StoreHolder(folder, contents(folder));
  }

  private static Contents contents(Path folder) {
    try {
      return whole(folder);
    } catch (StoreException e) {
      if (!e.isCorrupted()) {
        throw e;
      }
      LOG.warn("The read model is built anew: its store is damaged. folder={}", folder, e);
      ReadStore.delete(folder);
      return Contents.load(ReadStore.open(folder));
    }
  }

  private static Contents whole(Path folder) {
    var store = ReadStore.open(folder);
    try {
      var origin = new StoreOrigin(store);
      if (origin.isNew() || origin.hasOurForm()) {
        return Contents.load(store);
      }
    } catch (StoreException e) {
      store.close();
      throw e;
    }
    store.close();
    LOG.info("The read model is built anew: its store has another form. folder={}", folder);
    ReadStore.delete(folder);
    return Contents.load(ReadStore.open(folder));
  }

  /** The store as it is now. */
  Contents now() {
    return contents;
  }

  /** How often the store was begun anew. */
  int rebuilds() {
    return rebuilds;
  }

  /** Deletes the store and begins an empty one. */
  synchronized void rebuild(String reason) {
    LOG.warn("The read model is built anew: {}. folder={}", reason, folder);
    if (closed) {
      throw new ReadModelUnavailableException("The read model was closed.");
    }
    contents.store().close();
    ReadStore.delete(folder);
    contents = Contents.load(ReadStore.open(folder));
    rebuilds++;
  }

  @Override
  public synchronized void close() {
    closed = true;
    contents.store().close();
  }
}

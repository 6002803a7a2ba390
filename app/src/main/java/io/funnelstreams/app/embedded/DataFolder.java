package io.funnelstreams.app.embedded;

import io.funnelstreams.app.BuildVersion;
import io.funnelstreams.app.FunnelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * A folder that holds the state of the embedded parts: {@code broker/}, {@code registry/}, {@code
 * streams/} and {@code log/}, with a stamp of the format they are in. While it is open no other
 * process can open it.
 */
public final class DataFolder implements AutoCloseable {
  /** Raised when folders of the previous version cannot be used any more. */
  static final int FORMAT = 2;

  static final String STAMP = "funnel-data.properties";

  /** An empty broker and its logs need about a tenth of this; the rest is room to work. */
  private static final long LEAST_FREE_BYTES = 200L << 20;

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens a folder, and makes it where it does not exist.
   *
   * @throws FunnelException where the folder is in use, full, not writable, or holds something else
   *     than the state of this version
   */
  public static DataFolder open(Path root) {
    return open(root, LEAST_FREE_BYTES);
  }

  static DataFolder open(Path root, long leastFreeBytes) {
    try {
      OwnerOnly.make(root);
      var lock = lock(root);
      try {
        // Checks this first, because a stamp cannot be written to a full disk either.
        checkSpace(root, leastFreeBytes);
        checkStamp(root);
        OwnerOnly.takeRightsOfOthers(root);
      } catch (FunnelException e) {
        lock.close();
        throw e;
      }
      return new DataFolder(root, lock);
    } catch (IOException e) {
      throw new FunnelException(
          "The data folder %s cannot be written: %s. Name a folder of your own with --data-dir."
              .formatted(root, reason(e)),
          e);
    }
  }

  public Path root() {
    return root;
  }

  public Path broker() {
    return root.resolve("broker");
  }

  public Path registry() {
    return root.resolve("registry");
  }

  /** The folder of the local stores of the Kafka Streams application. */
  public Path streams() {
    return root.resolve("streams");
  }

  /** The folder of the read model of the page and the API. */
  public Path readModel() {
    return root.resolve("read-model");
  }

  public Path log() {
    return root.resolve("log");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    var channel =
        FileChannel.open(
            root.resolve("funnel.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process itself has locked it: the message is the same.
    }
    channel.close();
    throw new FunnelException(
        ("The data folder %s is in use by another funnel process. Stop that one "
                + "first, or name another folder with --data-dir.")
            .formatted(root));
  }

  private static void checkStamp(Path root) throws IOException {
    var file = root.resolve(STAMP);
    if (!Files.exists(file)) {
      refuseForeign(root);
      stamp(file);
      return;
    }
    var stamp = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      stamp.load(in);
    }
    var format = stamp.getProperty("format", "none");
    if (!format.equals(Integer.toString(FORMAT))) {
      throw new FunnelException(
          ("The data folder %s was written by FunnelStreams %s (data format %s); this "
                  + "is %s (data format %s). Use that version, or name a new folder with "
                  + "--data-dir and import again.")
              .formatted(
                  root,
                  stamp.getProperty("version", "of an unknown version"),
                  format,
                  BuildVersion.read().funnel(),
                  FORMAT));
    }
  }

  private static void refuseForeign(Path root) throws IOException {
    try (var entries = Files.list(root)) {
      var foreign = entries.filter(entry -> !entry.endsWith("funnel.lock")).findFirst();
      if (foreign.isPresent()) {
        throw new FunnelException(
            ("The folder %s holds something else (%s) and no FunnelStreams data. Name "
                    + "an empty or new folder with --data-dir.")
                .formatted(root, foreign.get().getFileName()));
      }
    }
  }

  private static void stamp(Path file) throws IOException {
    var version = BuildVersion.read();
    Files.writeString(
        file,
        "format=%s%nversion=%s%nkafka=%s%n".formatted(FORMAT, version.funnel(), version.kafka()));
  }

  private static void checkSpace(Path root, long leastFreeBytes) throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < leastFreeBytes) {
      throw new FunnelException(
          ("The disk of the data folder %s has %s MB left; at least %s MB are needed. "
                  + "Make room, or name a folder on another disk with --data-dir.")
              .formatted(root, free >> 20, leastFreeBytes >> 20));
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }
}

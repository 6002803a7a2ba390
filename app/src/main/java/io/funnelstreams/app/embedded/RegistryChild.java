package io.funnelstreams.app.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The main class of the registry's process: runs the registry until its standard input ends. The
 * parent holds the other end of that pipe and never writes to it; the operating system closes it
 * when the parent is gone, however it went, so no registry outlives its parent.
 */
public final class RegistryChild {
  /** The property with the seconds that an orderly end may take. */
  static final String CLOSING = "funnel.registry.closing.seconds";

  /** Less than the parent waits before it ends this process by force. */
  static final Duration CLOSES_WITHIN = Duration.ofSeconds(4);

  private static final String REGISTRY = "io.quarkus.runner.GeneratedMain";

  private RegistryChild() {}

  /** Runs the registry that is on the class path. */
  public static void main(String[] args) throws ReflectiveOperationException {
    var watch = new Thread(RegistryChild::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    Class.forName(REGISTRY).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent writes nothing; only the end of the stream matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end too.
    }
    // The database writes the last changes half a second later, or when it is closed.
    var limit = new Thread(RegistryChild::endAfterAll, "end-limit");
    limit.setDaemon(true);
    limit.start();
    System.exit(0);
  }

  /** An orderly shutdown can hang; this limit ends the process. */
  private static void endAfterAll() {
    long seconds = Long.getLong(CLOSING, CLOSES_WITHIN.toSeconds());
    LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    Runtime.getRuntime().halt(0);
  }
}

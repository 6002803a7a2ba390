package io.funnelstreams.app.embedded;

import java.io.IOException;

/**
 * The main class of the registry's process: runs the registry until its standard input ends. The
 * parent holds the other end of that pipe and never writes to it; the operating system closes it
 * when the parent is gone, however it went, so no registry outlives its parent.
 */
public final class RegistryChild {
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
        // Nobody writes here; only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end too.
    }
    // The database file is crash-safe, so the quick way out loses nothing.
    Runtime.getRuntime().halt(0);
  }
}

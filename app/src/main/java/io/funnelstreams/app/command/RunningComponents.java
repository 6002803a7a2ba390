package io.funnelstreams.app.command;

import io.funnelstreams.schemas.failure.FirstCause;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running components of a command. They are closed once, the one that started last first, when
 * the command ends or when the process gets a signal to end; so the gateway still has a broker to
 * send to, and a folder is deleted when no component uses it any more.
 */
final class RunningComponents {
  private static final Logger LOG = LoggerFactory.getLogger(RunningComponents.class);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final PrintStream err;
  private volatile boolean stopping;

  RunningComponents(PrintStream err) {
    this.err = err;
  }

  /**
   * Runs a command with its components, and closes them at its end.
   *
   * @param lastLine printed to standard error when a signal has stopped the command
   */
  static void run(PrintStream err, String lastLine, Consumer<RunningComponents> command) {
    var components = new RunningComponents(err);
    var hook =
        new Thread(
            () -> {
              components.stop();
              err.println(lastLine);
              err.flush();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      components.runUntilStopped(command);
    } finally {
      withdraw(hook);
    }
  }

  /** A command that ends by itself, or fails, was not stopped. */
  private static void withdraw(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal has come: the hook prints the last line.
    }
  }

  /**
   * What fails in the command while the process stops fails because it stops: among them are
   * libraries that can no longer add a hook of their own, which ends as an error.
   */
  void runUntilStopped(Consumer<RunningComponents> command) {
    try {
      command.accept(this);
    } catch (RuntimeException | Error e) {
      if (!isStopping()) {
        throw e;
      }
      LOG.debug("The command ended because its components stop", e);
    } finally {
      closeAll();
    }
  }

  /**
   * Starts a component. A signal that comes meanwhile takes effect when the component has started,
   * so that it can be closed in its turn.
   *
   * @throws StoppedException where the process stops
   */
  synchronized <T extends AutoCloseable> T start(Supplier<T> component) {
    checkStopped();
    var started = component.get();
    running.push(started);
    return started;
  }

  /** Known as soon as the signal has come, before the hook has begun. */
  private static boolean isProcessStopping() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread());
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Whether the components stop, or the process got a signal to end. */
  private boolean isStopping() {
    return stopping || isProcessStopping();
  }

  /**
   * Ends the command where the process got a signal to end.
   *
   * @throws StoppedException where it did
   */
  void checkStopped() {
    if (isStopping()) {
      throw new StoppedException();
    }
  }

  /** Closes all components; none starts any more. */
  void stop() {
    stopping = true;
    closeAll();
  }

  private synchronized void closeAll() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        err.println("funnel: the system did not stop in order: " + FirstCause.of(e));
      }
    }
  }

  /** Unwinds a command whose process got a signal to end. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
      super("the process got a signal to end");
    }
  }
}

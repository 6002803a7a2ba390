package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.app.command.RunningComponents.StoppedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunningComponentsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final RunningComponents components =
      new RunningComponents(new PrintStream(err, true, StandardCharsets.UTF_8));
  private final List<String> closed = new CopyOnWriteArrayList<>();

  @Test
  void closesTheComponentThatStartedLastFirst() {
    components.runUntilStopped(
        running -> List.of("folder", "broker", "web").forEach(each -> running.start(named(each))));

    assertThat(closed).containsExactly("web", "broker", "folder");
  }

  @Test
  void closesEachComponentOnceWhenASignalComes() {
    components.runUntilStopped(
        running -> {
          List.of("folder", "broker", "web").forEach(each -> running.start(named(each)));
          running.stop();
        });

    assertThat(closed).containsExactly("web", "broker", "folder");
  }

  @Test
  void closesNothingWhileAComponentStarts() throws Exception {
    var signalled = new CountDownLatch(1);
    var stopper = new CompletableFuture<Thread>();
    components.start(named("folder"));

    components.start(
        () -> {
          var stop =
              new Thread(
                  () -> {
                    signalled.countDown();
                    components.stop();
                  });
          stop.start();
          stopper.complete(stop);
          // The other thread waits for this one before it closes anything.
          awaitBlocked(stop);
          assertThat(closed).isEmpty();
          return named("broker").get();
        });
    stopper.get().join();

    assertThat(signalled.getCount()).isZero();
    assertThat(closed).containsExactly("broker", "folder");
  }

  private static void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
  }

  @Test
  void startsNothingAfterASignal() {
    components.stop();

    assertThatThrownBy(() -> components.start(named("broker")))
        .isInstanceOf(StoppedException.class);
    assertThat(closed).isEmpty();
  }

  @Test
  void closesTheOthersWhereOneCannotBeClosed() {
    components.runUntilStopped(
        running -> {
          running.start(named("folder"));
          running.start(() -> () -> refuse("the broker is busy"));
        });

    assertThat(closed).containsExactly("folder");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the broker is busy");
  }

  @Test
  void reportsAFailureOfTheCommandAfterEverythingIsClosed() {
    assertThatThrownBy(
            () ->
                components.runUntilStopped(
                    running -> {
                      running.start(named("folder"));
                      refuse("the plan is wrong");
                    }))
        .hasMessage("the plan is wrong");
    assertThat(closed).containsExactly("folder");
  }

  @Test
  void reportsNoFailureOfACommandThatIsStopped() {
    components.runUntilStopped(
        running -> {
          running.start(named("folder"));
          running.stop();
          refuse("the broker is gone");
        });

    assertThat(closed).containsExactly("folder");
    assertThat(err.size()).isZero();
  }

  private static void refuse(String why) {
    throw new IllegalStateException(why);
  }

  private Supplier<AutoCloseable> named(String name) {
    return () -> () -> closed.add(name);
  }
}

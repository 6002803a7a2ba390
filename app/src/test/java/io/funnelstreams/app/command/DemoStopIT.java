package io.funnelstreams.app.command;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo in a process of its own that gets the signal to end (TERM). */
class DemoStopIT {
  private static final int TERMINATED = 128 + 15;
  private static final int LIMIT_SECONDS = 60;

  @TempDir Path temporary;

  private final List<String> lines = new ArrayList<>();

  @Test
  void stopsInOrderAndLeavesNoFolderWhileItStreams() throws Exception {
    stopWhen(output -> awaitLine("registry http", output));

    assertStoppedInOrder();
  }

  @Test
  void stopsInOrderAndLeavesNoFolderWhileItStarts() throws Exception {
    try (var watch = temporary.getFileSystem().newWatchService()) {
      temporary.register(watch, ENTRY_CREATE);
      stopWhen(output -> awaitFolder(watch));
    }

    assertStoppedInOrder();
  }

  /** What has happened when the signal is sent. */
  private interface Moment {
    void await(BufferedReader output) throws Exception;
  }

  private void stopWhen(Moment moment) throws Exception {
    var demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx600m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Funnel.class.getName(),
                "demo")
            .redirectErrorStream(true)
            .start();
    try (var output = demo.inputReader(StandardCharsets.UTF_8)) {
      moment.await(output);
      // The process itself would close the output that is still to be read.
      demo.toHandle().destroy();
      output.lines().forEach(lines::add);
      assertThat(demo.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).isEqualTo(TERMINATED);
    } finally {
      demo.destroyForcibly();
    }
  }

  private void assertStoppedInOrder() throws IOException {
    assertThat(lines).last().isEqualTo("Stopped; nothing is left behind.");
    assertThat(lines).noneMatch(each -> each.startsWith("funnel:"));
    assertThat(folders()).isEmpty();
  }

  private void awaitLine(String part, BufferedReader output) throws IOException {
    String line;
    do {
      line = output.readLine();
      assertThat(line).as("the demo ended early: " + lines).isNotNull();
      lines.add(line);
    } while (!line.contains(part));
  }

  private void awaitFolder(WatchService watch) throws Exception {
    while (folders().isEmpty()) {
      var key = watch.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(key).as("the demo made no folder").isNotNull();
      key.reset();
    }
  }

  /** The JVM itself and native libraries keep files of their own here. */
  private List<Path> folders() throws IOException {
    try (var all = Files.list(temporary)) {
      return all.filter(each -> each.getFileName().toString().startsWith("funnel-")).toList();
    }
  }
}

package io.funnelstreams.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryOrphanIT {
  @TempDir Path data;

  @Test
  void theRegistryEndsWhenItsParentIsKilledWithoutWarning() throws Exception {
    var parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long pid;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      pid = Long.parseLong(lines.readLine());
    }
    var registry = ProcessHandle.of(pid).orElseThrow();
    assertThat(registry.isAlive()).isTrue();

    parent.destroyForcibly();

    registry.onExit().get(10, TimeUnit.SECONDS);
    assertThat(registry.isAlive()).isFalse();
  }

  /** A process that starts a registry, prints its process id and never stops it. */
  static final class Parent {
    public static void main(String[] args) throws Exception {
      var data = Path.of(args[0]);
      var registry = EmbeddedRegistry.start(data, data, 0).awaitReady();
      System.out.println(registry.pid());
      Thread.currentThread().join();
    }
  }
}

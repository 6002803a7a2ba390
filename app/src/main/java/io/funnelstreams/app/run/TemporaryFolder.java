package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that is deleted when it is closed, which is after all that use it are closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

  /** A new folder in the system's place for temporary files. */
  public static TemporaryFolder create() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("funnel-"));
    } catch (IOException e) {
      throw new FunnelException(
          ("No temporary folder can be made: %s. Set another place with "
                  + "FUNNEL_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.")
              .formatted(e.getMessage()),
          e);
    }
  }

  /** Deletes what can be deleted: what another process still holds is left to the system. */
  @Override
  public void close() {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      path.toFile().deleteOnExit();
    }
  }
}

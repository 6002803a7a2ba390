package io.funnelstreams.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name under which an instance is known to its group, kept with its state. One that was killed
 * and starts again takes its old place at once; under a new name it would wait with everybody else
 * until the session of the old one times out.
 */
final class InstanceName {
  private static final String FILE = "instance";

  private InstanceName() {}

  /** The name in a state directory, given where it has none yet. */
  static String of(Path stateDirectory) {
    var file = stateDirectory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(stateDirectory);
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

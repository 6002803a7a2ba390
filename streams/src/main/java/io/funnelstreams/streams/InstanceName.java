package io.funnelstreams.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name under which an instance is known to its group, kept with its state. An instance that was
 * killed and restarts gets its partitions back at once; under a new name it would wait, with all
 * others, until the session of the old one times out.
 *
 * <p>Two instances under one name fence each other in turns, so a copy of a folder gets a name of
 * its own. Next to the name, the file stores its own number on the disk, and a copy has another
 * number.
 */
final class InstanceName {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceName.class);
  private static final String FILE = "instance";

  /**
   * The file in which Kafka Streams keeps the id of a process, in the folder of each application.
   */
  private static final String PROCESS = "kafka-streams-process-metadata";

  private static final Pattern INODE = Pattern.compile("ino=(\\d+)");

  private InstanceName() {}

  /** The name in a state directory, given where it has none yet or is a copy of another. */
  static String of(Path stateDirectory) {
    var file = stateDirectory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        return renew(stateDirectory);
      }
      var lines = Files.readAllLines(file);
      if (lines.size() > 1 && !lines.get(1).equals(placeOf(file))) {
        LOG.warn(
            "The folder {} is a copy of another one, or was restored from one: it gets a name of"
                + " its own, so that both can run.",
            stateDirectory);
        return renew(stateDirectory);
      }
      if (lines.size() < 2) {
        write(file, lines.isEmpty() ? newName() : lines.get(0));
      }
      return Files.readAllLines(file).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a state directory a new name, for Kafka Streams too. */
  static String renew(Path stateDirectory) {
    try {
      Files.createDirectories(stateDirectory);
      for (var process : processes(stateDirectory)) {
        Files.deleteIfExists(process);
      }
      var name = newName();
      write(stateDirectory.resolve(FILE), name);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }

  private static List<Path> processes(Path stateDirectory) throws IOException {
    try (var folders = Files.list(stateDirectory)) {
      return folders.filter(Files::isDirectory).map(folder -> folder.resolve(PROCESS)).toList();
    }
  }

  /** The file has to exist before it can be distinguished from its copies. */
  private static void write(Path file, String name) throws IOException {
    Files.writeString(file, name);
    Files.writeString(file, name + "\n" + placeOf(file) + "\n");
  }

  /**
   * The file's number on its disk. That of the disk itself is left out: it differs from one start
   * of a machine to the next.
   */
  private static String placeOf(Path file) throws IOException {
    var key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return Optional.ofNullable(key)
        .map(Object::toString)
        .map(INODE::matcher)
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .orElse("no number");
  }
}

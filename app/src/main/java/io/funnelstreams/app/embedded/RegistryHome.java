package io.funnelstreams.app.embedded;

import io.funnelstreams.app.FunnelException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the registry's program is: in {@code registry/} beside this program's own jar or classes,
 * where the build unpacks it, or one folder up.
 *
 * @param runner the registry's jar
 * @param program this program's jar or class folder
 */
record RegistryHome(Path runner, Path program) {

  static RegistryHome find() {
    var ours = location();
    return Stream.of(ours.resolveSibling("registry"), ours.resolve("../../registry").normalize())
        .flatMap(folder -> runnerIn(folder).stream())
        .findFirst()
        .map(runner -> new RegistryHome(runner, ours))
        .orElseThrow(
            () ->
                new FunnelException(
                    ("The schema registry's program is missing beside %s. Build it "
                            + "with: mvn -pl app -am package -DskipTests")
                        .formatted(ours)));
  }

  /** The class path of the child process. */
  String classPath() {
    return program + java.io.File.pathSeparator + runner;
  }

  private static Path location() {
    try {
      return Path.of(
          RegistryHome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Path> runnerIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("-runner.jar")).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

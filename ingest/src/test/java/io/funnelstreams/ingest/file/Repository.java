package io.funnelstreams.ingest.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files of the repository and, where they exist, the published data sets beside it. */
final class Repository {
  private static final Path ROOT = root();

  private Repository() {}

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("examples"))
        ? here
        : Optional.ofNullable(here.getParent()).orElse(here);
  }

  static Path example(String name) {
    return ROOT.resolve("examples").resolve(name);
  }

  /** A file of the published data; without it the test is skipped. */
  static Path data(String name) {
    var folder =
        Optional.ofNullable(System.getenv("FUNNEL_SHARED_DATA"))
            .map(Path::of)
            .orElse(ROOT.resolve("../shared/data"));
    assumeTrue(
        Files.isDirectory(folder),
        () -> "skipped: no data folder " + folder + "; set FUNNEL_SHARED_DATA to one");
    return folder.resolve(name);
  }
}

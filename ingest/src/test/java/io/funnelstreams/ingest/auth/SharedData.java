package io.funnelstreams.ingest.auth;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Vectors that vendors published, where they exist beside the repository. */
final class SharedData {
  private SharedData() {}

  static JsonNode webhook(String name) {
    var file = folder().resolve("webhooks").resolve(name);
    assumeTrue(
        Files.isRegularFile(file),
        () -> "skipped: no file " + file + "; set FUNNEL_SHARED_DATA to the folder of the data");
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    var here = Path.of("").toAbsolutePath();
    var root =
        Files.isDirectory(here.resolve("examples"))
            ? here
            : Optional.ofNullable(here.getParent()).orElse(here);
    return Optional.ofNullable(System.getenv("FUNNEL_SHARED_DATA"))
        .map(Path::of)
        .orElse(root.resolve("../shared/data"));
  }
}

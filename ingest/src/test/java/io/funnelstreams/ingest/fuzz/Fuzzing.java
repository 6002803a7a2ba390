package io.funnelstreams.ingest.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The entry point of Jazzer: {@code -Dfuzz.target} names the target, {@code -Dfuzz.corpus} its
 * folder.
 */
public final class Fuzzing {
  private static final Target TARGET =
      Arrays.stream(Target.values())
          .filter(target -> target.toString().equals(System.getProperty("fuzz.target")))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("fuzz.target is one of " + targets()));

  private Fuzzing() {}

  private static String targets() {
    return Arrays.toString(Target.values());
  }

  /** Writes the seeds to the corpus. It tries each one, which also initializes all classes. */
  public static void fuzzerInitialize() throws Exception {
    var corpus = Files.createDirectories(Path.of(System.getProperty("fuzz.corpus")));
    int number = 0;
    for (var seed : TARGET.seeds().toList()) {
      TARGET.attack(seed);
      write(corpus.resolve("seed-" + number++), seed);
    }
    for (var kept : Seeds.cases(TARGET)) {
      TARGET.attack(Seeds.bytes(kept));
      write(corpus.resolve("case-" + kept.getFileName()), Seeds.bytes(kept));
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  /** Tries one input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    TARGET.attack(input);
  }
}

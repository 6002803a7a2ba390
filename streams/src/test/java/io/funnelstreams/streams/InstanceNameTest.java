package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceNameTest {
  @TempDir private Path folder;

  @Test
  void aFolderKeepsItsNameAlsoWhereItIsMoved() throws IOException {
    var name = InstanceName.of(folder.resolve("a"));
    Files.move(folder.resolve("a"), folder.resolve("b"));

    assertThat(InstanceName.of(folder.resolve("b"))).isEqualTo(name);
  }

  @Test
  void aCopyOfAFolderGetsANameOfItsOwnForKafkaStreamsToo() throws IOException {
    var name = InstanceName.of(folder.resolve("a"));
    var application = Files.createDirectories(folder.resolve("a").resolve("funnel-streams-x"));
    Files.writeString(application.resolve("kafka-streams-process-metadata"), "{}");
    copy(folder.resolve("a"), folder.resolve("b"));

    var copied = InstanceName.of(folder.resolve("b"));

    assertThat(copied).isNotEqualTo(name).isEqualTo(InstanceName.of(folder.resolve("b")));
    assertThat(folder.resolve("b/funnel-streams-x/kafka-streams-process-metadata")).doesNotExist();
    assertThat(InstanceName.of(folder.resolve("a"))).isEqualTo(name);
    assertThat(folder.resolve("a/funnel-streams-x/kafka-streams-process-metadata")).exists();
  }

  @Test
  void aNameThatWasGivenBeforePlacesWereWrittenDownStays() throws IOException {
    Files.writeString(folder.resolve("instance"), "6a1f");

    assertThat(InstanceName.of(folder)).isEqualTo("6a1f").isEqualTo(InstanceName.of(folder));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}

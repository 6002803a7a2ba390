package io.funnelstreams.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.app.FunnelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path root;

  @Test
  void aNewFolderIsStampedAndOpensAgain() {
    DataFolder.open(root.resolve("new")).close();

    try (var again = DataFolder.open(root.resolve("new"))) {
      assertThat(again.root().resolve(DataFolder.STAMP)).exists();
    }
  }

  @Test
  void onlyItsOwnerCanLookIntoIt() throws Exception {
    DataFolder.open(root.resolve("new")).close();
    assertThat(rightsOf(root.resolve("new"))).isEqualTo("rwx------");

    Files.setPosixFilePermissions(
        root.resolve("new"), PosixFilePermissions.fromString("rwxr-xr-x"));
    DataFolder.open(root.resolve("new")).close();
    assertThat(rightsOf(root.resolve("new"))).isEqualTo("rwx------");
  }

  @Test
  void aFolderOfSomethingElseKeepsItsRights() throws Exception {
    Files.writeString(root.resolve("thesis.doc"), "text");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(() -> DataFolder.open(root)).isInstanceOf(FunnelException.class);
    assertThat(rightsOf(root)).isEqualTo("rwxr-xr-x");
  }

  private static String rightsOf(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void aFolderOfAnotherVersionIsRefusedWithItsVersion() throws Exception {
    Files.writeString(root.resolve(DataFolder.STAMP), "format=99\nversion=9.1.0\n");

    assertThatThrownBy(() -> DataFolder.open(root))
        .isInstanceOf(FunnelException.class)
        .hasMessageContaining("written by FunnelStreams 9.1.0 (data format 99)")
        .hasMessageContaining("--data-dir");
  }

  @Test
  void aFolderWithSomethingElseInItIsRefused() throws Exception {
    Files.writeString(root.resolve("thesis.doc"), "text");

    assertThatThrownBy(() -> DataFolder.open(root))
        .isInstanceOf(FunnelException.class)
        .hasMessageContaining("thesis.doc");
    assertThat(root.resolve("thesis.doc")).hasContent("text");
  }

  @Test
  void aFullDiskIsToldBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> DataFolder.open(root, Long.MAX_VALUE))
        .isInstanceOf(FunnelException.class)
        .hasMessageContaining("The disk of the data folder " + root)
        .hasMessageContaining("MB left")
        .hasMessageContaining("Make room");
    assertThat(root.resolve(DataFolder.STAMP)).doesNotExist();
  }

  @Test
  void aFileInPlaceOfTheFolderIsOneSentence() throws Exception {
    var file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(FunnelException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("cannot be written");
  }

  @Test
  void theLockIsReleasedWithTheFolder() {
    var first = DataFolder.open(root);
    assertThatThrownBy(() -> DataFolder.open(root)).hasMessageContaining("in use");

    first.close();

    DataFolder.open(root).close();
  }
}

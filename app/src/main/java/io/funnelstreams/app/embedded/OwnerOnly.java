package io.funnelstreams.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that only their owner can read: their files hold names and addresses of people. On a file
 * system without such permissions it changes nothing.
 */
final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final String POSIX = "posix";
  private static final Set<PosixFilePermission> ALL_OF_THE_OWNER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /** Makes a folder where there is none. */
  static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder) || !hasRights(folder)) {
      Files.createDirectories(folder);
    } else {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ALL_OF_THE_OWNER));
    }
  }

  /**
   * Removes the permissions of all users but the owner.
   *
   * @throws IOException where the folder belongs to another user
   */
  static void takeRightsOfOthers(Path folder) throws IOException {
    if (!hasRights(folder)) {
      return;
    }
    var rights = Files.getPosixFilePermissions(folder);
    if (!ALL_OF_THE_OWNER.containsAll(rights)) {
      Files.setPosixFilePermissions(folder, ALL_OF_THE_OWNER);
      LOG.warn(
          "folder={} rights={}: other users of this machine could look into it; now only its"
              + " owner can",
          folder,
          PosixFilePermissions.toString(rights));
    }
  }

  private static boolean hasRights(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains(POSIX);
  }
}

package io.funnelstreams.http;

import java.nio.file.Path;
import java.util.Optional;

/** Where the server's certificate and key are. */
public sealed interface TlsFiles {
  /**
   * Two PEM files.
   *
   * @param certificate the server's certificate, then those that vouch for it
   * @param key in PKCS #8, without a password
   */
  record Pem(Path certificate, Path key) implements TlsFiles {}

  /**
   * A PKCS #12 file.
   *
   * @param password of the file and the key
   */
  record Pkcs12(Path file, Optional<String> password) implements TlsFiles {
    /** The file without the password. */
    @Override
    public String toString() {
      return file.toString();
    }
  }
}

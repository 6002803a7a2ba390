package io.funnelstreams.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Reads the server's certificate and key. */
final class TlsKeys {
  /** Of a store that is only in memory. */
  private static final String IN_MEMORY = "in-memory";

  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private TlsKeys() {}

  /**
   * What the server shows.
   *
   * @throws HttpServerException where a file cannot be used
   */
  static SslContextFactory.Server of(TlsFiles files) {
    var context = new SslContextFactory.Server();
    context.setKeyStore(store(files));
    context.setKeyStorePassword(password(files));
    return context;
  }

  private static String password(TlsFiles files) {
    return files instanceof TlsFiles.Pkcs12 file ? file.password().orElse("") : IN_MEMORY;
  }

  private static KeyStore store(TlsFiles files) {
    try {
      return files instanceof TlsFiles.Pem pem ? read(pem) : read((TlsFiles.Pkcs12) files);
    } catch (IOException | GeneralSecurityException e) {
      throw new HttpServerException(
          "The server's certificate or key cannot be used (%s): %s".formatted(files, e), e);
    }
  }

  private static KeyStore read(TlsFiles.Pkcs12 file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file.file())) {
      store.load(in, password(file).toCharArray());
    }
    return store;
  }

  private static KeyStore read(TlsFiles.Pem pem) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(pem.certificate())) {
      var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
      store.setKeyEntry(
          "server", key(pem.key()), IN_MEMORY.toCharArray(), chain.toArray(Certificate[]::new));
    }
    return store;
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    var found = PKCS8.matcher(Files.readString(file));
    if (!found.find()) {
      throw new HttpServerException(
          ("%s holds no key in PKCS #8 without a password ('BEGIN PRIVATE KEY'). Convert it:"
                  + " openssl pkcs8 -topk8 -nocrypt -in %s")
              .formatted(file, file),
          null);
    }
    var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
    for (var algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        // It is a key of another algorithm.
      }
    }
    throw new HttpServerException(file + " holds no key of RSA, EC or EdDSA", null);
  }
}

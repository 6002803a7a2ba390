package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.http.HttpServerException;
import io.funnelstreams.http.TlsFiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTlsTest {
  private static final String PASSWORD = "changeit";
  private static final String LOCAL = "127.0.0.1";

  @TempDir static Path folder;

  private static Path keystore;

  @BeforeAll
  static void makeKey() throws Exception {
    keystore = folder.resolve("gateway.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var arguments =
        "-genkeypair -alias g -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1 -storepass "
            + PASSWORD
            + " -keystore "
            + keystore;
    var command = new ArrayList<String>();
    command.add(keytool);
    command.addAll(List.of(arguments.split(" ")));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void aPkcs12FileIsEnough() throws Exception {
    assertThat(live(new TlsFiles.Pkcs12(keystore, Optional.of(PASSWORD)))).isEqualTo(404);
  }

  @Test
  void twoPemFilesAreEnough() throws Exception {
    var certificate = pem("CERTIFICATE", "cert.pem", store().getCertificate("g").getEncoded());
    var key =
        pem("PRIVATE KEY", "key.pem", store().getKey("g", PASSWORD.toCharArray()).getEncoded());

    assertThat(live(new TlsFiles.Pem(certificate, key))).isEqualTo(404);
  }

  @Test
  void aKeyInAnotherFormIsToldWithTheCommandThatConvertsIt() throws Exception {
    var certificate = pem("CERTIFICATE", "cert2.pem", store().getCertificate("g").getEncoded());
    var key = pem("RSA PRIVATE KEY", "old.pem", new byte[] {1});

    assertThatThrownBy(() -> live(new TlsFiles.Pem(certificate, key)))
        .isInstanceOf(HttpServerException.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() {
    assertThatThrownBy(() -> live(new TlsFiles.Pkcs12(keystore, Optional.of("hunter2"))))
        .isInstanceOf(HttpServerException.class)
        .hasMessageContaining(keystore.toString())
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void whoeverTakesTooLongIsHungUpOnBehindTlsAsWell() throws Exception {
    var files = new TlsFiles.Pkcs12(keystore, Optional.of(PASSWORD));
    try (var gateway = start(files, Duration.ofMillis(200));
        var silent = new RawCall(gateway.port());
        var halfShaken = new RawCall(gateway.port()).write("\26\3\1");
        var begun =
            new RawCall(trusting().getSocketFactory().createSocket(LOCAL, gateway.port()))) {
      begun.write("POST /v1/events HTTP/1.1\r\nHost: h\r\n");

      assertThat(silent.readToEnd()).isEmpty();
      assertThat(halfShaken.readToEnd()).doesNotContain("HTTP");
      assertThat(begun.readToEnd()).isEmpty();
    }
  }

  private static StartedGateway start(TlsFiles files, Duration receiveWithin) {
    var settings =
        new GatewaySettings(
            LOCAL,
            0,
            Optional.empty(),
            10_000,
            0,
            Duration.ofMinutes(1),
            receiveWithin,
            Optional.of(files));
    return StartedGateway.start(settings, Map.of(), new KeptRequests(), () -> true);
  }

  private static int live(TlsFiles files) throws Exception {
    try (var gateway = start(files, Duration.ofSeconds(10))) {
      assertThat(gateway.address()).startsWith("https://");
      var request = HttpRequest.newBuilder(URI.create(gateway.address() + "/v1/nowhere")).build();
      return client().send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static HttpClient client() throws Exception {
    return HttpClient.newBuilder().sslContext(trusting()).build();
  }

  private static SSLContext trusting() throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("g", store().getCertificate("g"));
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore store() throws Exception {
    return KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
  }

  private static Path pem(String what, String name, byte[] bytes) throws Exception {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what));
  }
}

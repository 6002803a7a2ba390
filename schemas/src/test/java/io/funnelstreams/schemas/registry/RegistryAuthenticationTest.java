package io.funnelstreams.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.funnelstreams.schemas.avro.DealEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAuthenticationTest {
  /** user:p@ss in base 64. */
  private static final String BASIC = "Basic dXNlcjpwQHNz";

  private static final String PASSWORD = "changeit";

  private final StubRegistry registry = new StubRegistry();

  @TempDir Path folder;

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void noCredentialsAreSentUnasked() {
    assertThat(authorization(Map.of())).isNull();
  }

  @Test
  void credentialsMayBeInTheAddress() {
    var url = registry.url().replace("//", "//user:p%40ss@");

    assertThat(authorization(Map.of("schema.registry.url", url))).isEqualTo(BASIC);
  }

  @Test
  void credentialsMayBeAKey() {
    var settings =
        Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "user:p@ss");

    assertThat(authorization(settings)).isEqualTo(BASIC);
  }

  @Test
  void keysMayHaveTheRegistrysPrefixAndThenWin() {
    var settings =
        Map.of(
            "schema.registry.basic.auth.credentials.source",
            "USER_INFO",
            "schema.registry.basic.auth.user.info",
            "user:p@ss",
            "basic.auth.user.info",
            "somebody:else");

    assertThat(authorization(settings)).isEqualTo(BASIC);
  }

  @Test
  void aTokenMayBeAKey() {
    var settings =
        Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0ken");

    assertThat(authorization(settings)).isEqualTo("Bearer t0ken");
  }

  @Test
  void anUnknownSourceOfCredentialsIsAClearError() {
    assertThatThrownBy(() -> authorization(Map.of("basic.auth.credentials.source", "SASL_INHERIT")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("use URL or USER_INFO");
  }

  @Test
  void missingCredentialsAreAClearError() {
    assertThatThrownBy(() -> authorization(Map.of("basic.auth.credentials.source", "USER_INFO")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("basic.auth.user.info is missing");
  }

  @Test
  void noMessageTellsASecret() {
    registry.close();
    var url = registry.url().replace("//", "//user:s3cret@");
    var config = config(Map.of("schema.registry.url", url));

    assertThat(config).asString().doesNotContain("s3cret");
    assertThatThrownBy(() -> RegistryClient.of(config).byId(1))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"));
    assertThatThrownBy(() -> config(Map.of("schema.registry.url", "ftp://user:s3cret@h")))
        .isInstanceOf(ConfigException.class)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"));
  }

  @Test
  void aMissingAddressIsAClearError() {
    assertThatThrownBy(() -> RegistryConfig.of(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void aTrustStoreOfTheRegistrysOwnIsUsed() throws Exception {
    var keyStore = selfSigned();
    try (var secure = new StubRegistry(tlsServer(keyStore))) {
      var settings =
          Map.of(
              "schema.registry.url",
              "https://localhost:" + secure.port(),
              "schema.registry.ssl.truststore.location",
              keyStore.toString(),
              "schema.registry.ssl.truststore.type",
              "PKCS12",
              "schema.registry.ssl.truststore.password",
              PASSWORD);

      int id = RegistryClient.of(config(settings)).register("s", DealEvent.getClassSchema());

      assertThat(id).isEqualTo(0x01020300);
    }
  }

  @Test
  void aRegistryThatIsNotTrustedIsNotSpokenTo() throws Exception {
    try (var secure = new StubRegistry(tlsServer(selfSigned()))) {
      var client =
          RegistryClient.of(
              config(Map.of("schema.registry.url", "https://localhost:" + secure.port())));

      assertThatThrownBy(() -> client.byId(1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("certif");
      assertThat(secure.requests()).isEmpty();
    }
  }

  private String authorization(Map<String, ?> settings) {
    RegistryClient.of(config(settings)).register("s", DealEvent.getClassSchema());
    return registry.requests().get(0).authorization();
  }

  private RegistryConfig config(Map<String, ?> settings) {
    var config = new HashMap<String, Object>(registry.config());
    config.putAll(settings);
    return RegistryConfig.of(config);
  }

  private Path selfSigned() throws Exception {
    var file = folder.resolve("registry.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        "%s -genkeypair -alias r -keyalg EC -dname CN=localhost -ext san=dns:localhost"
            + " -storetype PKCS12 -storepass %s -keystore %s";
    var process =
        new ProcessBuilder(command.formatted(keytool, PASSWORD, file).split(" "))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return file;
  }

  private static HttpsServer tlsServer(Path keyStore) throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keyStore)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }
}

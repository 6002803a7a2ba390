package io.funnelstreams.app.setting;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.funnelstreams.http.TlsFiles;
import io.funnelstreams.ingest.gateway.GatewaySettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The settings of the gateway. */
final class GatewayTable {
  static final String HOST = "gateway.host";
  static final String PORT = "gateway.port";
  static final String URL = "gateway.url";
  static final String MAX_BODY_BYTES = "gateway.max.body.bytes";
  static final String RATE = "gateway.rate";
  static final String ACK_TIMEOUT_MS = "gateway.ack.timeout.ms";
  static final String TLS_CERTIFICATE = "gateway.tls.certificate";
  static final String TLS_KEY = "gateway.tls.key";
  static final String TLS_KEYSTORE = "gateway.tls.keystore";
  static final String TLS_KEYSTORE_PASSWORD = "gateway.tls.keystore.password";

  private static final int MAX_PORT = 65_535;
  private static final int LEAST_BODY = 1 << 10;
  private static final int MOST_BODY = 64 << 20;
  private static final int LEAST_ACK_MS = 500;
  private static final int MOST_ACK_MS = 120_000;

  private GatewayTable() {}

  static void define(ConfigDef table) {
    address(table);
    limits(table);
    tls(table);
  }

  private static void address(ConfigDef table) {
    table
        .define(
            HOST,
            STRING,
            "127.0.0.1",
            new ConfigDef.NonEmptyString(),
            MEDIUM,
            "The address the gateway listens on; 0.0.0.0 is all of this machine's.")
        .define(
            PORT,
            INT,
            8080,
            between(0, MAX_PORT),
            MEDIUM,
            "The gateway's port; 0 takes a free one.")
        .define(
            URL,
            STRING,
            "",
            HIGH,
            "How vendors reach the gateway, for example https://events.example.com: some sign the"
                + " address they call. Needed where a proxy stands before it.");
  }

  private static void limits(ConfigDef table) {
    table
        .define(
            MAX_BODY_BYTES,
            INT,
            1 << 20,
            between(LEAST_BODY, MOST_BODY),
            LOW,
            "The most bytes of a request's body, packed and unpacked.")
        .define(
            RATE,
            INT,
            1_000,
            atLeast(0),
            MEDIUM,
            "The most requests a second of one source or key; 0 is no limit.")
        .define(
            ACK_TIMEOUT_MS,
            INT,
            10_000,
            between(LEAST_ACK_MS, MOST_ACK_MS),
            LOW,
            "How long Kafka has to acknowledge a request's events before it is answered with 503."
                + " Vendors wait 5 to 30 seconds.");
  }

  private static void tls(ConfigDef table) {
    table
        .define(
            TLS_CERTIFICATE,
            STRING,
            "",
            MEDIUM,
            "A PEM file with the gateway's certificate and those that vouch for it; with it the"
                + " gateway speaks HTTPS.")
        .define(
            TLS_KEY,
            STRING,
            "",
            MEDIUM,
            "A PEM file with the certificate's key, in PKCS #8 without a password.")
        .define(
            TLS_KEYSTORE,
            STRING,
            "",
            MEDIUM,
            "A PKCS #12 file with certificate and key, in place of the two PEM files.")
        .define(TLS_KEYSTORE_PASSWORD, PASSWORD, "", MEDIUM, "The password of that file.");
  }

  /** The effective settings of the gateway. */
  static GatewaySettings of(AbstractConfig values) {
    return new GatewaySettings(
        values.getString(HOST),
        values.getInt(PORT),
        text(values, URL).map(url -> url.replaceFirst("/+$", "")),
        values.getInt(MAX_BODY_BYTES),
        values.getInt(RATE),
        Duration.ofMillis(values.getInt(ACK_TIMEOUT_MS)),
        GatewaySettings.local(0).receiveWithin(),
        tls(values),
        operations(values));
  }

  /** A free port beside a gateway on a free port, so that several can run on one machine. */
  private static InetSocketAddress operations(AbstractConfig values) {
    int port = values.getInt(PORT) == 0 ? 0 : GatewaySettings.OPERATIONS_PORT;
    return HostAndPort.of(values.getString(SettingsTable.METRICS_ADDRESS))
        .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static Optional<TlsFiles> tls(AbstractConfig values) {
    var certificate = text(values, TLS_CERTIFICATE).map(Path::of);
    var key = text(values, TLS_KEY).map(Path::of);
    var keystore = text(values, TLS_KEYSTORE).map(Path::of);
    if (certificate.isPresent() != key.isPresent()) {
      throw new ConfigException(
          "%s and %s belong together: give both".formatted(TLS_CERTIFICATE, TLS_KEY));
    }
    if (certificate.isPresent() && keystore.isPresent()) {
      throw new ConfigException(
          "%s is in place of %s: give one of them".formatted(TLS_KEYSTORE, TLS_CERTIFICATE));
    }
    return keystore
        .<TlsFiles>map(file -> new TlsFiles.Pkcs12(file, password(values)))
        .or(() -> certificate.map(file -> new TlsFiles.Pem(file, key.orElseThrow())));
  }

  private static Optional<String> password(AbstractConfig values) {
    Password password = values.getPassword(TLS_KEYSTORE_PASSWORD);
    return Optional.of(password.value()).filter(text -> !text.isEmpty());
  }

  private static Optional<String> text(AbstractConfig values, String name) {
    return Optional.of(values.getString(name)).filter(text -> !text.isBlank());
  }
}

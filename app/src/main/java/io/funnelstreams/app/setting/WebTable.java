package io.funnelstreams.app.setting;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.funnelstreams.http.ListenAddress;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of the page and the API. */
final class WebTable {
  static final String HOST = "web.host";
  static final String PORT = "web.port";
  static final String RATE = "web.rate";
  static final String ACCESS_FILE = "web.access.file";

  private static final int MAX_PORT = 65_535;

  /** The gateway's port. */
  private static final int SHARED = -1;

  private WebTable() {}

  static void define(ConfigDef table) {
    table
        .define(
            HOST,
            STRING,
            "",
            MEDIUM,
            "The address that the page and the API listen on; the gateway's where it is left out.")
        .define(
            PORT,
            INT,
            SHARED,
            between(SHARED, MAX_PORT),
            MEDIUM,
            "The port of the page and the API; 0 takes a free one, -1 is the gateway's.")
        .define(
            RATE,
            INT,
            1_000,
            atLeast(0),
            MEDIUM,
            "The most requests a second that one address may send to the API; 0 is no limit.")
        .define(
            ACCESS_FILE,
            STRING,
            "access.yaml",
            new ConfigDef.NonEmptyString(),
            LOW,
            "Who may look at the page and the API, see docs/api.md. Without the file they answer"
                + " programs of this machine alone; a file that is named has to be there.");
  }

  static WebAddress of(AbstractConfig values) {
    var gateway = GatewayTable.of(values).listenAddress();
    var host = values.getString(HOST).isBlank() ? gateway.host() : values.getString(HOST);
    int port = values.getInt(PORT) == SHARED ? gateway.port() : values.getInt(PORT);
    boolean isGateways =
        host.equals(gateway.host())
            && (values.getInt(PORT) == SHARED || (port == gateway.port() && port != 0));
    return new WebAddress(
        new ListenAddress(
            host,
            port,
            gateway.tls(),
            gateway.receiveWithin(),
            gateway.idleTimeout(),
            "web.port or --gateway-port (0 takes a free one)"),
        isGateways,
        values.getInt(RATE));
  }
}

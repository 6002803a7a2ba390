package io.funnelstreams.app.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.app.FunnelException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourceTest {
  @TempDir Path folder;

  @Test
  void anOptionBeatsTheEnvironmentWhichBeatsTheFileWhichBeatsTheDefault() throws Exception {
    var file = Optional.of(file("bootstrap.servers=file:1\ndata.dir=from-file\nbroker.port=1\n"));
    var environment = Map.of("FUNNEL_BOOTSTRAP_SERVERS", "env:1", "FUNNEL_DATA_DIR", "from-env");
    var options = Map.of("bootstrap.servers", "option:1");

    var settings = SettingsSource.read(file, environment, options);

    assertThat(settings.bootstrapServers()).isEqualTo("option:1");
    assertThat(settings.dataFolder()).isEqualTo(Path.of("from-env"));
    assertThat(settings.ports().broker()).isEqualTo(1);
    assertThat(settings.ports().registry()).isEqualTo(8081);
  }

  @Test
  void anUnknownNameInTheFileIsAnErrorThatKnowsBetter() throws Exception {
    var file = Optional.of(file("bootstrap.server=a:1\n"));

    assertThatThrownBy(() -> SettingsSource.read(file, Map.of(), Map.of()))
        .isInstanceOf(FunnelException.class)
        .hasMessageContaining("'bootstrap.server' is no setting; did you mean 'bootstrap.servers'?")
        .hasMessageContaining(file.get().toString());
  }

  @Test
  void anUnknownVariableIsAnErrorUnlessItIsNotASettingAtAll() {
    var environment = Map.of("FUNNEL_BROKER_PROT", "1", "FUNNEL_JAVA_OPTS", "-Xmx1g", "HOME", "/");

    assertThatThrownBy(() -> SettingsSource.read(Optional.empty(), environment, Map.of()))
        .hasMessageContaining("FUNNEL_BROKER_PROT is no setting; did you mean 'broker.port'?")
        .hasMessageContaining("call a variable that holds a secret otherwise")
        .hasMessageNotContaining("FUNNEL_JAVA_OPTS");
  }

  @Test
  void clientSettingsReachKafkaWithoutTheirPrefix() {
    var environment =
        Map.of(
            "FUNNEL_KAFKA_SECURITY_PROTOCOL",
            "SSL",
            "FUNNEL_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO",
            "me:secret");

    var properties =
        SettingsSource.read(Optional.empty(), environment, Map.of()).clientProperties();

    assertThat(properties)
        .containsEntry("security.protocol", "SSL")
        .containsEntry("schema.registry.basic.auth.user.info", "me:secret")
        .containsEntry("bootstrap.servers", "localhost:9092");
  }

  @Test
  void namesTheNewSettingWhereAFileOrAVariableHasTheEarlierOne() throws Exception {
    var file = Optional.of(file("topics.replication=3\nsettle.timeout.seconds=60\n"));
    var environment =
        Map.of("FUNNEL_TOPICS_REPLICATION", "3", "FUNNEL_SETTLE_TIMEOUT_SECONDS", "60");

    assertThatThrownBy(() -> SettingsSource.read(file, Map.of(), Map.of()))
        .hasMessageContaining(": 'topics.replication' is called topics.replication.factor now;")
        .hasMessageContaining(": 'settle.timeout.seconds' is called catch.up.timeout.seconds now;");
    assertThatThrownBy(() -> SettingsSource.read(Optional.empty(), environment, Map.of()))
        .hasMessageContaining(
            "FUNNEL_TOPICS_REPLICATION is called FUNNEL_TOPICS_REPLICATION_FACTOR now; rename it.")
        .hasMessageContaining("is called FUNNEL_CATCH_UP_TIMEOUT_SECONDS now; rename it.")
        .hasMessageNotContaining("holds a secret");
  }

  @Test
  void aClientSettingThatKafkaDoesNotKnowIsAnError() {
    var environment = Map.of("FUNNEL_KAFKA_SECURITY_PROTOCOLL", "SSL");

    assertThatThrownBy(() -> SettingsSource.read(Optional.empty(), environment, Map.of()))
        .hasMessageContaining("did you mean 'security.protocol'?");
  }

  @Test
  void aValueOfTheWrongKindIsNamed() {
    var options = Map.of("broker.port", "ninety");

    assertThatThrownBy(() -> SettingsSource.read(Optional.empty(), Map.of(), options))
        .isInstanceOf(FunnelException.class)
        .hasMessageContaining("ninety")
        .hasMessageContaining("broker.port");
  }

  @Test
  void anAddressToListenOnIsHostAndPort() {
    var options = Map.of("metrics.address", "127.0.0.1:9464");

    assertThat(SettingsSource.read(Optional.empty(), Map.of(), options).metricsAddress())
        .map(InetSocketAddress::getPort)
        .hasValue(9464);
    for (var wrong : List.of("9464", "localhost", "http://localhost:9464", "a b:1", "h:70000")) {
      var given = Map.of("metrics.address", wrong);
      assertThatThrownBy(() -> SettingsSource.read(Optional.empty(), Map.of(), given))
          .as(wrong)
          .isInstanceOf(FunnelException.class)
          .hasMessageContaining("metrics.address: it is no host:port such as 127.0.0.1:9464");
    }
  }

  @Test
  void aMissingFileIsNamed() {
    var missing = Optional.of(folder.resolve("none.properties"));

    assertThatThrownBy(() -> SettingsSource.read(missing, Map.of(), Map.of()))
        .isInstanceOf(FunnelException.class)
        .hasMessageContaining("none.properties");
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("funnel.properties"), text);
  }
}

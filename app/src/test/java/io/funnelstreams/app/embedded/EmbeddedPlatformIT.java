package io.funnelstreams.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.app.FunnelException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPlatformIT {
  private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

  @TempDir Path data;

  @Test
  void topicsAndSchemasAreThereAfterARestartOnOtherPorts() throws Exception {
    try (var platform = EmbeddedPlatform.start(data, Ports.FREE);
        var admin = admin(platform)) {
      admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
      assertThat(post(platform.registryUrl() + "/subjects/kept-value/versions", SCHEMA))
          .contains("\"id\":1");
    }

    try (var platform = EmbeddedPlatform.start(data, Ports.FREE);
        var admin = admin(platform)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
      assertThat(get(platform.registryUrl() + "/subjects")).isEqualTo("[\"kept-value\"]");
    }
  }

  @Test
  void aSecondProcessOnTheSameFolderIsToldThatItIsInUse() {
    try (var first = DataFolder.open(data)) {
      assertThatThrownBy(() -> EmbeddedPlatform.start(data, Ports.FREE))
          .isInstanceOf(FunnelException.class)
          .hasMessageContaining("in use by another funnel process")
          .hasMessageContaining(first.root().toString());
    }
  }

  @Test
  void aTakenPortIsNamedAndLeavesNothingRunning() throws Exception {
    try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      var ports = new Ports(taken.getLocalPort(), 0);

      assertThatThrownBy(() -> EmbeddedPlatform.start(data, ports))
          .isInstanceOf(FunnelException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " for the broker is in use");
      // The folder is free again and the registry's process has ended.
      DataFolder.open(data).close();
      assertThat(ProcessHandle.current().children().map(ProcessHandle::info))
          .noneMatch(EmbeddedPlatformIT::isRegistry);
    }
  }

  private static boolean isRegistry(ProcessHandle.Info process) {
    return Optional.ofNullable(process.commandLine().orElse(null))
        .filter(line -> line.contains(RegistryChild.class.getName()))
        .isPresent();
  }

  private static Admin admin(EmbeddedPlatform platform) {
    return Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
  }

  private static String get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static String post(String url, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}

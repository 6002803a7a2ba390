package io.funnelstreams.bench.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.command.Funnel;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.RunningGateway;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system receives the life twice. */
class LifeIT {
  private static final List<Happening> DIARY = HalfYear.diary();
  private static final long SEED = 7;

  @TempDir Path folder;

  private final Settings settings =
      SettingsSource.read(
          Optional.empty(), Map.of(), Map.of("gateway.port", "0", "gateway.rate", "0"));
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whatVendorsSendComesToTheKpisOfTheFiles() throws IOException {
    var files = Life.exports(DIARY, Files.createDirectories(folder.resolve("files")));
    var sources = Sources.of(DIARY, folder.resolve("sources"));

    var byFiles = kpis("by-files", cluster -> files.forEach(file -> load(cluster, file)));
    var byVendors =
        kpis(
            "by-vendors",
            cluster -> {
              try (var gateway =
                  RunningGateway.start(new Cluster(cluster.clients()), settings, sources)) {
                Mailbag.of(DIARY, SEED).parallelStream()
                    .forEach(delivery -> send(delivery, gateway.address()));
              }
            });

    LifeFigures.check(byFiles);
    Life.checkSame(byVendors, byFiles);
  }

  /** The KPIs of a system of its own, after all events were sent to it. */
  private Map<RowKey, RowValue> kpis(String name, Consumer<LocalCluster> observing) {
    try (var local = LocalCluster.start(folder.resolve(name))) {
      var cluster = new Cluster(local.clients());
      try (var pipeline =
          Pipeline.start(cluster, settings, Life.PLAN, folder.resolve(name + "-state"))) {
        observing.accept(local);
        local.awaitCaughtUp(Life.PLAN.version(), pipeline::checkFailure);
        assertThat(rejects(local)).isEmpty();
        return local.kpis();
      }
    }
  }

  private static List<String> rejects(LocalCluster local) {
    var rejects = new ArrayList<String>();
    try (var reader = CommittedReader.open(local.clients(), Topic.REJECTS, local.values())) {
      reader.toEnd(reject -> rejects.add(String.valueOf(reject.value())));
    }
    return rejects;
  }

  private static void load(LocalCluster local, Life.Exported file) {
    var observed = new ByteArrayOutputStream();
    var stream = new PrintStream(observed, true, StandardCharsets.UTF_8);
    int code =
        Funnel.run(
            new Console(stream, stream, false, false, Map.of()),
            "import",
            "--mapping",
            file.mapping().toString(),
            "--bootstrap-servers",
            local.bootstrapServers(),
            "--schema-registry-url",
            local.registryUrl(),
            file.data().toString());
    assertThat(code).as(observed.toString(StandardCharsets.UTF_8)).isZero();
  }

  private void send(Delivery delivery, String address) {
    var vendor = delivery.vendor();
    var url = address + vendor.path();
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(delivery.body()));
    vendor.headers(url, delivery.body(), Instant.now()).forEach(request::header);
    var answer = answer(request.build());
    assertThat(answer.statusCode()).as(vendor + ": " + answer.body()).isEqualTo(200);
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

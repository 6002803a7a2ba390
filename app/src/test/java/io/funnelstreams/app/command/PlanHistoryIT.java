package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.setting.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a plan's changes, on a real topic. */
class PlanHistoryIT {
  private static final String PLAN =
      """
      name: Acme
      time_zone: UTC
      currency: EUR
      segments: {breakdowns: [[region]]}
      goals:
        - {id: leads, kpi: leads, target: 100, from: 2026-01-01, to: 2026-12-31}
        - {id: rate, kpi: win_rate, target: 0.3, from: 2026-01-01, to: 2026-12-31}
      """;

  private static final String MONITORS =
      """
      monitors:
        - {kpi: leads, breakdown: [region], change: 10%}
        - {kpi: win_rate, segment: {region: EMEA}}
      """;

  @TempDir Path folder;

  @Test
  void everyVersionIsKeptWithWhoAppliedItAndWhatItChanged() throws IOException {
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of());
    try (var platform = EmbeddedPlatform.start(folder.resolve("data"), Ports.FREE)) {
      var cluster = EmbeddedSystem.of(platform, settings);
      TopicProvisioner.ensure(cluster, settings);
      var where =
          new String[] {
            "--bootstrap-servers=" + cluster.properties().get("bootstrap.servers"),
            "--schema-registry-url=" + cluster.properties().get("schema.registry.url")
          };

      apply(where, PLAN);
      apply(where, PLAN);
      apply(where, PLAN.replace("0.3", "0.35").replace("id: leads", "id: more"), "--note=raised");
      apply(where, PLAN + MONITORS);
      apply(where, PLAN + MONITORS.replace("10%", "15%").replace("region: EMEA", "region: APAC"));
      var history = spoken(where, "plan", "history", "--format=csv");

      var lines = history.out().lines().toList();
      assertThat(lines).as(history.toString()).hasSize(5);
      assertThat(lines.get(1)).contains(System.getProperty("user.name"), "+leads, +rate");
      assertThat(lines.get(2)).contains("+more, ~rate (target 0.3 -> 0.35), -leads", "raised");
      assertThat(lines.get(3)).contains("+leads by region, +win_rate in {region=EMEA}");
      assertThat(lines.get(4))
          .contains(
              "~leads by region (change 0.1 -> 0.15), +win_rate in {region=APAC},"
                  + " -win_rate in {region=EMEA}");
    }
  }

  private void apply(String[] where, String plan, String... more) throws IOException {
    var file = Files.writeString(folder.resolve("plan.yaml"), plan);
    var applied =
        spoken(
            where,
            Stream.concat(Stream.of("plan", "apply", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    assertThat(applied.exitCode()).as(applied.toString()).isZero();
  }

  private static Spoken spoken(String[] where, String... command) {
    return Spoken.by(Stream.concat(Stream.of(command), Stream.of(where)).toArray(String[]::new));
  }
}

package io.funnelstreams.bench.gateway;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.RunningGateway;
import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.ingest.gateway.EventIntake;
import io.funnelstreams.ingest.gateway.GatewayEndpoint;
import io.funnelstreams.ingest.gateway.GatewaySettings;
import io.funnelstreams.ingest.source.EventFormat;
import io.funnelstreams.schemas.registry.RegistryClient;
import io.funnelstreams.schemas.registry.RegistryConfig;
import io.funnelstreams.schemas.registry.SchemaSetup;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The gateway compared, in turns, with the same server that answers 204 and sends nothing: the most
 * requests a second, and the latency at half of that. Every request brings one event. Then a soak.
 * Broker and server are in this process; wrk calls.
 *
 * <p>Arguments: seconds a lap, pairs of laps, events of the soak; 20, 5 and 10,000,000 where they
 * are missing.
 */
public final class GatewayLoad {
  private static final String EMPTY_PATH = "/v1/empty";
  private static final int CONNECTIONS = 64;

  /** Of calls at a rate: enough that what a pause of whole milliseconds rounds off is little. */
  private static final int PACED_CONNECTIONS = 256;

  private final Wrk wrk = Wrk.find();
  private final String events;
  private final String empty;
  private final Duration lap;

  private GatewayLoad(String address, Duration lap) {
    events = address + EventIntake.path(EventFormat.NATIVE);
    empty = address + EMPTY_PATH;
    this.lap = lap;
  }

  /** Runs laps and soak and prints what they give. */
  public static void main(String[] args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    long soak = args.length > 2 ? Long.parseLong(args[2]) : 10_000_000;
    try (var folder = TemporaryFolder.create();
        var platform = EmbeddedPlatform.start(folder.path(), Ports.FREE);
        var gateway = gateway(platform)) {
      LogFile.open(platform.folder().log());
      var load = new GatewayLoad(gateway.address(), Duration.ofSeconds(seconds));
      load.race(pairs);
      Soak.run(load.wrk, load.events, CONNECTIONS, soak);
    }
  }

  private static RunningGateway gateway(EmbeddedPlatform platform) {
    var cluster =
        new Cluster(
            Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl()));
    try (var admin = cluster.admin()) {
      TopicSetup.ensure(admin, TopicSettings.embedded());
    }
    SchemaSetup.ensure(RegistryClient.of(RegistryConfig.of(cluster.properties())));
    var local = GatewaySettings.local(0);
    var settings =
        new GatewaySettings(
            local.host(),
            0,
            Optional.empty(),
            local.maxBodyBytes(),
            0,
            local.acknowledgeWithin(),
            local.receiveWithin(),
            Optional.empty());
    GatewayEndpoint events =
        new EventIntake(EventFormat.NATIVE, (request, now) -> Optional.empty());
    return RunningGateway.start(
        cluster,
        settings,
        Map.of(EventIntake.path(EventFormat.NATIVE), events, EMPTY_PATH, new EmptyIntake()));
  }

  private void race(int pairs) throws Exception {
    System.out.println("a pair of laps to warm up");
    atMost("gateway", events);
    atMost("204", empty);
    var ours = new ArrayList<CallLap>();
    var theirs = new ArrayList<CallLap>();
    for (int pair = 0; pair < pairs; pair++) {
      boolean oursFirst = pair % 2 == 0;
      if (oursFirst) {
        ours.add(atMost("gateway", events));
      }
      theirs.add(atMost("204", empty));
      if (!oursFirst) {
        ours.add(atMost("gateway", events));
      }
    }
    row("gateway, requests per second", ours);
    row("204, requests per second", theirs);
    ratios(ours, theirs);
    at(median(ours) / 2, "gateway at half", events);
    at(median(ours) / 2, "204 at the same", empty);
  }

  private CallLap atMost(String who, String url) throws Exception {
    return print(who, wrk.run(url, CONNECTIONS, lap));
  }

  private void at(double perSecond, String who, String url) throws Exception {
    // Of a turn the answer takes about a millisecond.
    var pause = Duration.ofMillis(Math.round(PACED_CONNECTIONS / perSecond * 1_000 - 1));
    print(who, wrk.run(url, PACED_CONNECTIONS, lap, pause));
  }

  private static CallLap print(String who, CallLap lap) {
    System.out.printf(
        Locale.ROOT,
        "%-16s %,10.0f/s  p50 %8.2f ms  p99 %8.2f ms  %,d refused%n",
        who,
        lap.perSecond(),
        lap.p50Ms(),
        lap.p99Ms(),
        lap.refused());
    return lap;
  }

  private static void row(String name, List<CallLap> laps) {
    var figures = laps.stream().mapToDouble(CallLap::perSecond).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-32s least %,.0f median %,.0f greatest %,.0f%n",
        name,
        figures[0],
        median(laps),
        figures[figures.length - 1]);
  }

  private static void ratios(List<CallLap> ours, List<CallLap> theirs) {
    for (int i = 0; i < ours.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "gateway ÷ 204, pair %d: %.2f%n",
          i + 1,
          ours.get(i).perSecond() / theirs.get(i).perSecond());
    }
  }

  private static double median(List<CallLap> laps) {
    var figures = laps.stream().mapToDouble(CallLap::perSecond).sorted().toArray();
    return (figures[(figures.length - 1) / 2] + figures[figures.length / 2]) / 2;
  }
}

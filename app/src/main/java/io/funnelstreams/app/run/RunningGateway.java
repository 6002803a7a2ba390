package io.funnelstreams.app.run;

import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.http.HttpServer;
import io.funnelstreams.ingest.gateway.Gateway;
import io.funnelstreams.ingest.gateway.GatewayEndpoint;
import io.funnelstreams.ingest.gateway.GatewaySettings;
import io.funnelstreams.ingest.gateway.Intakes;
import io.funnelstreams.ingest.publish.AcknowledgedPublisher;
import io.funnelstreams.ingest.publish.BrokerWatch;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.ingest.topic.TopicReaders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway running on a cluster that has our topics: it takes the requests sent to it, and reads
 * the topics of those sources that have some.
 */
public final class RunningGateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningGateway.class);

  /** The bytes in flight to the brokers; this much memory fills up while a broker is down. */
  private static final long BYTES_ON_THE_WAY = 16L << 20;

  /** The room of a reject beside its input, for the explanation. */
  private static final int BESIDE_BODY = 64 << 10;

  private final Gateway.Place place;
  private final AcknowledgedPublisher publisher;
  private final BrokerWatch brokers;
  private final Set<String> paths;
  private final List<TopicReaders> readers = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private Optional<HttpServer> own = Optional.empty();

  private RunningGateway(
      Gateway.Place place,
      AcknowledgedPublisher publisher,
      BrokerWatch brokers,
      Set<String> paths) {
    this.place = place;
    this.publisher = publisher;
    this.brokers = brokers;
    this.paths = Set.copyOf(paths);
  }

  /**
   * Mounts one for the enabled sources. The caller starts the server, and closes it before this.
   *
   * @throws io.funnelstreams.ingest.publish.PublishException where no broker or registry answers
   */
  public static RunningGateway mount(
      Cluster cluster, GatewaySettings settings, SourceCatalogue sources, Gateway.Place place) {
    var running = mount(cluster, settings, Intakes.of(sources), place);
    running.read(TopicReaders.start(sources.all(), cluster.properties()));
    running.watch(sources);
    return running;
  }

  private static RunningGateway mount(
      Cluster cluster,
      GatewaySettings settings,
      Map<String, GatewayEndpoint> intakes,
      Gateway.Place place) {
    var publisher = AcknowledgedPublisher.connect(cluster.properties(), limits(settings));
    var brokers = BrokerWatch.begin(cluster.properties());
    Gateway.mount(place, settings, intakes, publisher, brokers::answers);
    return new RunningGateway(place, publisher, brokers, intakes.keySet());
  }

  /**
   * Starts one for the enabled sources, with a server of its own.
   *
   * @throws io.funnelstreams.http.HttpServerException where it cannot listen
   * @throws io.funnelstreams.ingest.publish.PublishException where no broker or registry answers
   */
  public static RunningGateway start(Cluster cluster, Settings settings, SourceCatalogue sources) {
    var server = open(settings.gateway());
    return start(server, place -> mount(cluster, settings.gateway(), sources, place));
  }

  /**
   * Starts one with a server of its own.
   *
   * @param intakes by path
   * @throws io.funnelstreams.http.HttpServerException where it cannot listen
   * @throws io.funnelstreams.ingest.publish.PublishException where no broker or registry answers
   */
  public static RunningGateway start(
      Cluster cluster, GatewaySettings settings, Map<String, GatewayEndpoint> intakes) {
    return start(open(settings), place -> mount(cluster, settings, intakes, place));
  }

  private static Gateway.Place open(GatewaySettings settings) {
    var server = HttpServer.create(settings.drainWithin());
    var listener = server.listen(settings.listenAddress());
    server.showOperations(settings.operations());
    return new Gateway.Place(server, listener, Gateway.ALL_PATHS);
  }

  private static RunningGateway start(
      Gateway.Place place, Function<Gateway.Place, RunningGateway> mounting) {
    try {
      var running = mounting.apply(place);
      running.own = Optional.of(place.server());
      place.server().start();
      return running;
    } catch (RuntimeException | Error e) {
      place.server().close();
      throw e;
    }
  }

  private void watch(SourceCatalogue sources) {
    notices.addAll(sources.notices());
    notices.forEach(notice -> LOG.warn("{}", notice));
    measure(registry -> register(sources, registry));
  }

  private static void register(SourceCatalogue sources, MeterRegistry registry) {
    var on = new TreeMap<String, Integer>();
    sources.configured().forEach(source -> on.put(source.name(), source.isOn() ? 1 : 0));
    sources.broken().keySet().forEach(name -> on.put(name, 0));
    on.forEach(
        (name, value) ->
            Gauge.builder("funnel.source.on", () -> value)
                .description(
                    "1 where a configured source takes events, 0 where it is off or broken")
                .tag("source", name)
                .register(registry));
  }

  /** The problems of sources that are configured and do not work, a sentence each. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  private void read(TopicReaders topics) {
    readers.add(topics);
    measure(topics);
  }

  /** Shows further figures with its own. */
  public void measure(MeterBinder figures) {
    figures.bindTo(place.server().metrics());
  }

  private static AcknowledgedPublisher.Limits limits(GatewaySettings settings) {
    return new AcknowledgedPublisher.Limits(
        settings.acknowledgeWithin(),
        Math.max(BYTES_ON_THE_WAY, 2L * settings.maxBodyBytes()),
        settings.maxBodyBytes() + BESIDE_BODY);
  }

  /** The address it listens on. */
  public String address() {
    return place.listener().address();
  }

  /** The address of metrics and health. */
  public String operationsAddress() {
    return place.server().operationsAddress().orElseThrow();
  }

  /** The paths of the enabled sources. */
  public Set<String> paths() {
    return paths;
  }

  /** The topics that are read, by the names of their sources. */
  public Map<String, List<String>> topics() {
    var topics = new TreeMap<String, List<String>>();
    readers.forEach(each -> topics.putAll(each.topics()));
    return topics;
  }

  /**
   * Closes its clients of the brokers, after a server of its own has answered the requests in
   * progress.
   */
  @Override
  public void close() {
    own.ifPresent(HttpServer::close);
    readers.forEach(TopicReaders::close);
    publisher.close();
    brokers.close();
  }
}

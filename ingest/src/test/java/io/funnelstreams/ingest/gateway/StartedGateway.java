package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.HttpServer;
import io.funnelstreams.ingest.publish.RequestSink;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A server with only the gateway, for tests. */
record StartedGateway(HttpServer server, HttpListener listener) implements AutoCloseable {
  static StartedGateway start(
      GatewaySettings settings,
      Map<String, GatewayEndpoint> intakes,
      RequestSink sink,
      BooleanSupplier ready) {
    var server = HttpServer.create(settings.drainWithin());
    var listener = server.listen(settings.listenAddress());
    server.showOperations(settings.operations());
    var place = new Gateway.Place(server, listener, Gateway.ALL_PATHS);
    Gateway.mount(place, settings, intakes, sink, ready);
    server.start();
    return new StartedGateway(server, listener);
  }

  String address() {
    return listener.address();
  }

  int port() {
    return listener.port();
  }

  String operationsAddress() {
    return server.operationsAddress().orElseThrow();
  }

  String metrics() {
    return server.scrape();
  }

  @Override
  public void close() {
    server.close();
  }
}

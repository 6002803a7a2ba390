package io.funnelstreams.http;

import java.io.IOException;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;

/** One address of the server, and the handlers that answer there, by path. */
public final class HttpListener {
  private static final int HEADER_BYTES = 16 << 10;

  private final ListenAddress address;
  private final ServerConnector connector;
  private final SlowClientTimeout connections;
  private final PathMappingsHandler handlers = new PathMappingsHandler();

  private HttpListener(ListenAddress address, ServerConnector connector) {
    this.address = address;
    this.connector = connector;
    this.connections = new SlowClientTimeout(connector.getScheduler(), address.receiveWithin());
    connector.addBean(connections);
  }

  static HttpListener open(Server server, ListenAddress address, int mostConnections) {
    var connector = connector(server, address);
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(address.idleTimeout().toMillis());
    connector.addBean(new NetworkConnectionLimit(mostConnections, connector));
    server.addConnector(connector);
    try {
      connector.open();
    } catch (IOException e) {
      throw new HttpServerException(
          ("The server cannot listen on %s, port %s: %s. Stop the program that does, or choose"
                  + " another port with %s.")
              .formatted(address.host(), address.port(), e.getMessage(), address.settings()),
          e);
    }
    return new HttpListener(address, connector);
  }

  private static ServerConnector connector(Server server, ListenAddress address) {
    var http = new HttpConfiguration();
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    var plain = new HttpConnectionFactory(http);
    return address
        .tls()
        .map(
            files -> {
              // Vendors call by the name they were given; the certificate is theirs to check.
              http.addCustomizer(new SecureRequestCustomizer(false));
              var tls = new SslConnectionFactory(TlsKeys.of(files), plain.getProtocol());
              return new ServerConnector(server, tls, plain);
            })
        .orElseGet(() -> new ServerConnector(server, plain));
  }

  /**
   * Answers requests of some paths; a stop waits for the requests in progress.
   *
   * @param path as in servlets: {@code /v1/*}, or {@code /} for what no other path takes
   */
  public void mount(String path, Handler handler) {
    handlers.addMapping(PathSpec.from(path), draining(handler));
  }

  /** As {@link #mount}, for answers without an end: a stop ends them. */
  public void mountStream(String path, Handler handler) {
    handlers.addMapping(PathSpec.from(path), handler);
  }

  private static Handler draining(Handler handler) {
    return new GracefulHandler(handler) {
      @Override
      protected void handleShutdownRejection(
          Request request, Response response, Callback callback) {
        Replies.write(response, Reply.stopping(), callback);
      }
    };
  }

  /** Answers what came to this listener, and leaves the rest to the others. */
  Handler handlers() {
    // Without a context Jetty's path mappings know no path of a request.
    return new Handler.Wrapper(new ContextHandler(handlers, "/")) {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        return request.getConnectionMetaData().getConnector() == connector
            && super.handle(request, response, callback);
      }
    };
  }

  /** The connections, for handlers that read bodies. */
  public SlowClientTimeout connections() {
    return connections;
  }

  /** How it is reached, without a slash at the end. */
  public String address() {
    return "%s://%s:%s"
        .formatted(address.tls().isPresent() ? "https" : "http", address.host(), port());
  }

  /** Whether callers speak TLS with it. */
  public boolean isSecure() {
    return address.tls().isPresent();
  }

  /** Whether only programs of this machine reach it. */
  public boolean isLoopback() {
    return address.isLoopback();
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }
}

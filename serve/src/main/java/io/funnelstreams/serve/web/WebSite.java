package io.funnelstreams.serve.web;

import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.RateLimits;
import io.funnelstreams.serve.access.AccessHandler;
import io.funnelstreams.serve.access.AccessPolicy;
import io.funnelstreams.serve.access.LoginHandler;
import io.funnelstreams.serve.api.resource.ApiContext;
import io.funnelstreams.serve.api.resource.ApiResources;
import io.funnelstreams.serve.api.route.ApiHandler;
import io.funnelstreams.serve.api.stream.StreamHandler;
import io.funnelstreams.serve.api.stream.StreamLimits;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;

/** The page and the API on a listener. */
public final class WebSite {
  /** Logins that an address may try in a second. */
  private static final int LOGINS = 5;

  private WebSite() {}

  /**
   * The settings of a site.
   *
   * @param policy the callers that are let in
   * @param rate requests a second of an address; 0 is no limit
   */
  public record WebSettings(AccessPolicy policy, int rate) {}

  /**
   * Mounts page, API and login on a listener of a server that has not started yet.
   *
   * @param page answers the paths that the API does not have; its files hold no number
   * @throws io.funnelstreams.http.HttpServerException where other machines could look without a
   *     credential
   */
  public static void mount(
      HttpListener listener, ApiContext context, Handler page, WebSettings settings) {
    settings.policy().check(listener);
    var machine = Clock.systemUTC();
    var rates = new RateLimits(settings.rate());
    var access =
        new AccessHandler(
            settings.policy(),
            machine,
            rates,
            compressed(
                new ApiHandler(
                    ApiResources.all(context),
                    List.of(StreamHandler.OPERATION),
                    context.productVersion())));
    // Compression would keep events back until there are enough of them.
    var stream =
        new AccessHandler(
            settings.policy(), machine, rates, new StreamHandler(context, StreamLimits.USUAL));
    listener.mountStream(StreamHandler.PATH, whole(listener, stream));
    var login =
        new LoginHandler(settings.policy(), machine, new RateLimits(LOGINS), listener.isSecure());
    listener.mount(ApiHandler.BASE + "/*", whole(listener, access));
    listener.mount(LoginHandler.LOGIN, whole(listener, login));
    listener.mount(LoginHandler.LOGOUT, whole(listener, login));
    listener.mount("/", whole(listener, page));
  }

  private static Handler compressed(Handler handler) {
    var compression = new CompressionHandler(handler);
    compression.putCompression(new GzipCompression());
    return compression;
  }

  private static Handler whole(HttpListener listener, Handler handler) {
    return new RequestClock(listener.connections(), new SecurityHeaders(handler));
  }
}

package io.funnelstreams.serve.access;

import io.funnelstreams.http.RateLimits;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ProblemReply;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets a request through with the role of its caller, or refuses it. */
public final class AccessHandler extends Handler.Wrapper {
  private static final String BEARER = "Bearer ";

  private final AccessPolicy policy;
  private final SessionCookie sessions;
  private final RateLimits rates;

  /**
   * Stands before a handler.
   *
   * @param clock the machine's
   * @param rates of addresses
   */
  public AccessHandler(AccessPolicy policy, Clock clock, RateLimits rates, Handler handler) {
    super(handler);
    this.policy = policy;
    this.sessions = new SessionCookie(policy, clock);
    this.rates = rates;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var wait = rates.take(Request.getRemoteAddr(request));
    if (wait.isPresent()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.getAsInt());
      return refuse(
          ApiProblem.of(
              429,
              "Too many requests",
              "More requests a second came from this address than web.rate allows: ask again"
                  + " later."),
          response,
          callback);
    }
    if (policy.isOpen()) {
      var foreign = LocalCaller.problem(request);
      if (foreign.isPresent()) {
        return refuse(foreign.get(), response, callback);
      }
    }
    var role = policy.isOpen() ? Optional.of(AccessRole.OPERATOR) : roleOf(request);
    if (role.isEmpty()) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"FunnelStreams\"");
      return refuse(
          ApiProblem.of(
              401,
              "Not authenticated",
              "Send a token as 'Authorization: Bearer TOKEN', or log in at /login."),
          response,
          callback);
    }
    role.get().note(request);
    return super.handle(request, response, callback);
  }

  private static boolean refuse(ApiProblem problem, Response response, Callback callback) {
    ProblemReply.write(response, problem, callback);
    return true;
  }

  private Optional<AccessRole> roleOf(Request request) {
    return ofProxy(request).or(() -> ofToken(request)).or(() -> ofCookie(request));
  }

  private Optional<AccessRole> ofProxy(Request request) {
    return policy
        .proxy()
        .filter(proxy -> comesFrom(proxy, request))
        .flatMap(
            proxy ->
                // Of two headers one may be the caller's own.
                request.getHeaders().getValuesList(proxy.header()).size() == 1
                    ? Optional.of(request.getHeaders().get(proxy.header()).strip())
                        .filter(person -> !person.isEmpty())
                        .map(person -> role(proxy, person))
                    : Optional.empty());
  }

  private static AccessRole role(AccessPolicy.TrustedProxy proxy, String person) {
    return proxy.operators().contains(person) ? AccessRole.OPERATOR : AccessRole.VIEWER;
  }

  private static boolean comesFrom(AccessPolicy.TrustedProxy proxy, Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress remote
        && !remote.isUnresolved()
        && proxy.addresses().test(remote.getAddress());
  }

  private Optional<AccessRole> ofToken(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .flatMap(value -> policy.roleOf(value.substring(BEARER.length()).strip()));
  }

  private Optional<AccessRole> ofCookie(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
        .flatMap(cookie -> sessions.roleOf(cookie.getValue()).stream())
        .findFirst();
  }
}

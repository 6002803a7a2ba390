package io.funnelstreams.serve.access;

import io.funnelstreams.serve.api.route.ApiProblem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * Whether a caller of a server without tokens is a program of this machine that means this server.
 * A page of another site can let a name of its own point to this machine, and a proxy on this
 * machine would let every caller in.
 */
final class LocalCaller {
  private static final Pattern LOCAL_NAME =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private LocalCaller() {}

  /** Why a request is not answered; empty where it is. */
  static Optional<ApiProblem> problem(Request request) {
    if (!LOCAL_NAME.matcher(Request.getServerName(request)).matches()) {
      return refusal(
          "This server answers to localhost alone: open it by that name, or name tokens in"
              + " access.yaml (setting web.access.file).");
    }
    return OF_PROXIES.stream().anyMatch(request.getHeaders()::contains)
        ? refusal(
            "A proxy has forwarded this request to a server that asks nobody for a token: name"
                + " tokens or the proxy in access.yaml (setting web.access.file).")
        : Optional.empty();
  }

  private static Optional<ApiProblem> refusal(String detail) {
    return Optional.of(ApiProblem.of(403, "Not a local request", detail));
  }
}

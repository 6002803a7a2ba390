package io.funnelstreams.serve.access;

import io.funnelstreams.http.RateLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.StringUtil;
import org.eclipse.jetty.util.thread.Invocable;

/** Lets a browser log in with a token, and out again. */
public final class LoginHandler extends Handler.Abstract {
  /** The path of the form. */
  public static final String LOGIN = "/login";

  /** The path of the logout. */
  public static final String LOGOUT = "/logout";

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";
  private static final int MOST_FIELDS = 4;
  private static final int MOST_BYTES = 8 << 10;

  /** A path of this server: two slashes, or one of the other kind, begin another host's address. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");

  private static final String FORM = form();

  private final SessionCookie sessions;
  private final RateLimits attempts;
  private final boolean secure;

  /**
   * A handler of both paths.
   *
   * @param clock the machine's
   * @param attempts how many logins an address may try
   * @param secure whether browsers speak TLS with this server
   */
  public LoginHandler(AccessPolicy policy, Clock clock, RateLimits attempts, boolean secure) {
    this.sessions = new SessionCookie(policy, clock);
    this.attempts = attempts;
    this.secure = secure;
  }

  private static String form() {
    try (InputStream in = LoginHandler.class.getResourceAsStream("login.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put("Content-Security-Policy", POLICY);
    boolean out = request.getHttpURI().getCanonicalPath().equals(LOGOUT);
    if (HttpMethod.POST.is(request.getMethod())) {
      post(request, response, callback, out);
    } else if (!out && (HttpMethod.GET.is(request.getMethod()) || isHead(request))) {
      write(response, 200, Optional.empty(), next(request), callback);
    } else {
      response.getHeaders().put(HttpHeader.ALLOW, out ? "POST" : "GET, HEAD, POST");
      write(response, 405, Optional.of("This method is not taken here."), "/", callback);
    }
    return true;
  }

  private static boolean isHead(Request request) {
    return HttpMethod.HEAD.is(request.getMethod());
  }

  private void post(Request request, Response response, Callback callback, boolean out) {
    var next = next(request);
    if (isOfAnotherSite(request)) {
      write(
          response,
          403,
          Optional.of("Log in from this page, not from another site."),
          next,
          callback);
    } else if (out) {
      Response.addCookie(response, SessionCookie.end());
      redirect(response, LOGIN, callback);
    } else if (attempts.take(Request.getRemoteAddr(request)).isPresent()) {
      write(response, 429, Optional.of("Too many attempts: wait a little."), next, callback);
    } else {
      FormFields.onFields(
          request,
          StandardCharsets.UTF_8,
          MOST_FIELDS,
          MOST_BYTES,
          Promise.Invocable.from(
              Invocable.InvocationType.NON_BLOCKING,
              (fields, failure) -> logIn(fields, response, next, callback)));
    }
  }

  /** Browsers send the origin of a form; a program that sends none sends no cookies by itself. */
  private static boolean isOfAnotherSite(Request request) {
    var site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    var origin = request.getHeaders().get(HttpHeader.ORIGIN);
    return origin != null && !isOwn(origin, request.getHeaders().get(HttpHeader.HOST));
  }

  private static boolean isOwn(String origin, String host) {
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void logIn(Fields fields, Response response, String next, Callback callback) {
    var token = fields == null ? null : fields.getValue("token");
    var cookie =
        Optional.ofNullable(token).map(String::strip).flatMap(text -> sessions.issue(text, secure));
    if (cookie.isPresent()) {
      Response.addCookie(response, cookie.get());
      redirect(response, next, callback);
    } else {
      write(response, 401, Optional.of("This token is not known."), next, callback);
    }
  }

  /** The target of the redirect after the login: always a path of this server. */
  private static String next(Request request) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue("next"))
        .filter(path -> OWN_PATH.matcher(path).matches())
        .orElse("/");
  }

  private static void redirect(Response response, String path, Callback callback) {
    response.setStatus(HttpStatus.SEE_OTHER_303);
    response.getHeaders().put(HttpHeader.LOCATION, path);
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  private static void write(
      Response response, int status, Optional<String> message, String next, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
    var page =
        FORM.replace("{{message}}", message.map(StringUtil::sanitizeXmlString).orElse(""))
            .replace(
                "{{next}}",
                StringUtil.sanitizeXmlString(URLEncoder.encode(next, StandardCharsets.UTF_8)));
    response.write(true, ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), callback);
  }
}

package io.funnelstreams.serve.access;

import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.serve.access.AccessPolicy.AccessToken;
import io.funnelstreams.serve.api.route.AccessRole;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpCookie;

/**
 * The cookie of a browser that has presented a token: its expiry, signed with the token. So it
 * reveals nothing of the token, every instance accepts it, and it ends with the token.
 *
 * @param clock the machine's
 */
record SessionCookie(AccessPolicy policy, Clock clock) {
  static final String NAME = "funnel_session";
  static final Duration HOLDS = Duration.ofHours(12);

  private static final String PURPOSE = "funnel-session.";

  /** The cookie for a caller who presented a token; empty where no such token exists. */
  Optional<HttpCookie> issue(String presented, boolean secure) {
    return policy.tokens().stream()
        .filter(token -> token.secret().is(presented))
        .findFirst()
        .map(token -> cookie(value(token.secret()), HOLDS, secure));
  }

  private String value(Secret secret) {
    long until = clock.instant().plus(HOLDS).getEpochSecond();
    return until + "." + signature(secret, until);
  }

  /** A cookie that ends the one that a browser has. */
  static HttpCookie end() {
    return cookie("", Duration.ZERO, false);
  }

  private static HttpCookie cookie(String value, Duration holds, boolean secure) {
    return HttpCookie.build(NAME, value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(HttpCookie.SameSite.STRICT)
        .maxAge(holds.toSeconds())
        .build();
  }

  /** The role of a browser with this cookie; empty if it has expired, or is not our own. */
  Optional<AccessRole> roleOf(String value) {
    int dot = value.indexOf('.');
    if (dot < 1 || !value.substring(0, dot).matches("\\d{1,12}")) {
      return Optional.empty();
    }
    long until = Long.parseLong(value.substring(0, dot));
    var presented = value.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    if (until <= clock.instant().getEpochSecond()) {
      return Optional.empty();
    }
    return policy.tokens().stream()
        .filter(
            token ->
                MessageDigest.isEqual(
                    presented, signature(token.secret(), until).getBytes(StandardCharsets.UTF_8)))
        .findFirst()
        .map(AccessToken::role);
  }

  private static String signature(Secret secret, long until) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.bytes(), mac.getAlgorithm()));
      var signed = mac.doFinal((PURPOSE + until).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}

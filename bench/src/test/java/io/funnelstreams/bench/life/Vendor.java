package io.funnelstreams.bench.life;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sender of a request. Each vendor authenticates in its own way. */
enum Vendor {
  HUBSPOT,
  STRIPE,
  DOCUSIGN,
  AIRCALL,
  SEGMENT,
  NATIVE;

  /** The path of the gateway that it is given. */
  String path() {
    return this == NATIVE ? "/v1/events" : "/v1/sources/" + name().toLowerCase(Locale.ROOT);
  }

  /** How many notifications it puts into a body at most; one alone is no list, but for HubSpot. */
  int batch() {
    return this == HUBSPOT || this == NATIVE ? 10 : 1;
  }

  String secret() {
    return "secret-of-" + name();
  }

  /** The headers that it sends with a body. */
  Map<String, String> headers(String url, String body, Instant now) {
    var seconds = String.valueOf(now.getEpochSecond());
    var millis = String.valueOf(now.toEpochMilli());
    return switch (this) {
      case HUBSPOT ->
          Map.of(
              "X-HubSpot-Request-Timestamp",
              millis,
              "X-HubSpot-Signature-v3",
              base64(hmac("HmacSHA256", "POST" + url + body + millis)));
      case STRIPE ->
          Map.of(
              "Stripe-Signature",
              "t=%s,v1=%s".formatted(seconds, hex(hmac("HmacSHA256", seconds + "." + body))));
      case DOCUSIGN -> Map.of("X-DocuSign-Signature-1", base64(hmac("HmacSHA256", body)));
      case SEGMENT -> Map.of("X-Signature", hex(hmac("HmacSHA1", body)));
      case NATIVE -> Map.of("Authorization", "Bearer " + secret());
      case AIRCALL -> Map.of();
    };
  }

  private byte[] hmac(String algorithm, String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret().getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

package io.funnelstreams.ingest.source;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.funnelstreams.schemas.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code $hmac(text)}: the HMAC-SHA256 of a text with the source's secret, in hexadecimal digits;
 * {@code $hmac(text, 'base64')} in Base64. Vendors ask for it to verify the receiver. An expression
 * cannot read the secret itself.
 */
final class HandshakeFunctions {
  static final String HMAC = "hmac";
  private static final String ALGORITHM = "HmacSHA256";

  private HandshakeFunctions() {}

  /** The functions of a source with these secrets; of several the first one is used. */
  static Map<String, Object> of(List<Secret> secrets) {
    return Map.of(HMAC, new Jsonata.JFunction((input, args) -> hmac(args, secrets), "<s-s?:s>"));
  }

  private static String hmac(List<?> args, List<Secret> secrets) {
    if (!(args.get(0) instanceof String text)) {
      return null;
    }
    if (secrets.isEmpty()) {
      throw new JException("D3137", -1, "$hmac needs a secret of the source");
    }
    var bytes = sign(text, secrets.get(0));
    boolean inBase64 = args.size() > 1 && "base64".equals(args.get(1));
    return inBase64 ? Base64.getEncoder().encodeToString(bytes) : HexFormat.of().formatHex(bytes);
  }

  private static byte[] sign(String text, Secret secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}

package io.funnelstreams.ingest.auth;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a text and a secret become a signature. */
public enum Algorithm {
  HMAC_SHA256("HmacSHA256", 32),
  HMAC_SHA1("HmacSHA1", 20),
  HMAC_SHA512("HmacSHA512", 64),
  /** A plain digest: the secret is part of the text. */
  SHA256("", 32);

  private final String mac;
  private final int length;

  Algorithm(String mac, int length) {
    this.mac = mac;
    this.length = length;
  }

  /** Bytes of a signature. */
  int length() {
    return length;
  }

  byte[] sign(Message message, byte[] key) {
    if (this == SHA256) {
      var digest = Digest.sha256();
      message.feed(key, digest::update);
      return digest.digest();
    }
    try {
      var hmac = Mac.getInstance(mac);
      hmac.init(new SecretKeySpec(key, mac));
      message.feed(key, hmac::update);
      return hmac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + mac, e);
    }
  }
}

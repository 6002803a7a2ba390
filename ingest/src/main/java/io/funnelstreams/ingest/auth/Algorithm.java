package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a text and a secret become a signature, or how a public key shows that it fits a text. */
public enum Algorithm {
  HMAC_SHA256("HmacSHA256", 32),
  HMAC_SHA1("HmacSHA1", 20),
  HMAC_SHA512("HmacSHA512", 64),
  /** A plain digest: the secret is part of the text. */
  SHA256("", 32),
  /** RFC 8032. */
  ED25519(PublicKeyText.ED25519),
  /** ECDSA over SHA-256, in DER or as two numbers side by side (IEEE P1363). */
  ECDSA_SHA256("EC"),
  /** RSASSA-PKCS1-v1_5 over SHA-256. */
  RSA_SHA256("RSA");

  private static final int P1363_OF_P256 = 64;
  private static final int MOST_BYTES = 1_024;

  private final String mac;
  private final int length;
  private final Optional<String> keyType;

  Algorithm(String mac, int length) {
    this.mac = mac;
    this.length = length;
    this.keyType = Optional.empty();
  }

  Algorithm(String keyType) {
    this.mac = "";
    this.length = 0;
    this.keyType = Optional.of(keyType);
  }

  /** Whether it is checked with a public key, which is no secret. */
  boolean isPublicKey() {
    return keyType.isPresent();
  }

  /** Whether a signature can have this many bytes. */
  boolean fits(int bytes) {
    return switch (this) {
      case HMAC_SHA256, HMAC_SHA1, HMAC_SHA512, SHA256 -> bytes == length;
      case ED25519 -> bytes == P1363_OF_P256;
      case ECDSA_SHA256, RSA_SHA256 -> bytes > 0 && bytes <= MOST_BYTES;
    };
  }

  /** The length of its signatures, in words. */
  String lengthInWords() {
    return switch (this) {
      case HMAC_SHA256, HMAC_SHA1, HMAC_SHA512, SHA256 -> length + " bytes";
      case ED25519 -> P1363_OF_P256 + " bytes";
      case ECDSA_SHA256, RSA_SHA256 -> "1 to " + MOST_BYTES + " bytes";
    };
  }

  /** What is wrong with a secret as its key, without showing it; empty where it will do. */
  Optional<String> problemWith(Secret secret) {
    return keyType
        .filter(type -> PublicKeyText.read(secret, type).isEmpty())
        .map(
            type ->
                "the scheme needs a public key of "
                    + name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + ": PEM (BEGIN PUBLIC KEY) or its Base64");
  }

  /** Whether any of the signatures is the message's, by a secret that this algorithm can use. */
  boolean verifies(Message message, Secret secret, byte[] key, byte[] signature) {
    return keyType
        .map(type -> verifies(message, PublicKeyText.read(secret, type).orElseThrow(), signature))
        .orElseGet(() -> MessageDigest.isEqual(sign(message, key), signature));
  }

  private boolean verifies(Message message, PublicKey key, byte[] signature) {
    try {
      var check = java.security.Signature.getInstance(signatureName(signature.length));
      check.initVerify(key);
      message.feed(new byte[0], bytes -> update(check, bytes));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // Bytes that are no signature of this kind do not fit.
      return false;
    }
  }

  private static void update(java.security.Signature check, byte[] bytes) {
    try {
      check.update(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a signature that is being checked takes bytes", e);
    }
  }

  private String signatureName(int bytes) {
    return switch (this) {
      case ED25519 -> "Ed25519";
      case ECDSA_SHA256 ->
          bytes == P1363_OF_P256 ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA";
      case RSA_SHA256 -> "SHA256withRSA";
      case HMAC_SHA256, HMAC_SHA1, HMAC_SHA512, SHA256 ->
          throw new IllegalStateException(this + " has no public key");
    };
  }

  private byte[] sign(Message message, byte[] key) {
    if (this == SHA256) {
      var digest = DigestAlgorithm.sha256();
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

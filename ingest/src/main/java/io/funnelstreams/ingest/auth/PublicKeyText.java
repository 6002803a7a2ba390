package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A vendor's public key as vendors publish it: PEM, the Base64 of its DER form, or for Ed25519 the
 * 32 bytes of the key in Base64 or hexadecimal digits.
 */
final class PublicKeyText {
  static final String ED25519 = "Ed25519";
  private static final int RAW_ED25519 = 32;

  /** The prefix of the raw key in its DER form (RFC 8410). */
  private static final byte[] ED25519_DER = HexFormat.of().parseHex("302a300506032b6570032100");

  private PublicKeyText() {}

  /** The key; empty where the text is none of this type. */
  static Optional<PublicKey> read(Secret text, String type) {
    return bytes(text.reveal()).flatMap(bytes -> key(bytes, type));
  }

  private static Optional<PublicKey> key(byte[] bytes, String type) {
    try {
      boolean isRaw = type.equals(ED25519) && bytes.length == RAW_ED25519;
      var der = isRaw ? joined(ED25519_DER, bytes) : bytes;
      return Optional.of(KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static Optional<byte[]> bytes(String text) {
    var body = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
    try {
      return Optional.of(
          body.matches("[0-9a-fA-F]{64}")
              ? HexFormat.of().parseHex(body)
              : Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

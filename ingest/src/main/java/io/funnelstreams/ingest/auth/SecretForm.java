package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.Base64;
import java.util.Optional;

/** How the bytes of a signing key are written down. */
public enum SecretForm {
  /** The secret's own bytes are the key. */
  TEXT,
  /** The secret is Base64 of the key. */
  BASE64;

  /** The key; empty where the secret is not of this form. */
  Optional<byte[]> key(Secret secret) {
    return switch (this) {
      case TEXT -> Optional.of(secret.bytes());
      case BASE64 -> decoded(secret.bytes());
    };
  }

  private static Optional<byte[]> decoded(byte[] base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64)).filter(key -> key.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

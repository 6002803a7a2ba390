package io.funnelstreams.ingest.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret that a vendor and we share. Its text never shows it, and comparing takes the same time
 * wherever two secrets differ.
 */
public final class Secret {
  private final String name;
  private final byte[] value;
  private final byte[] digest;

  private Secret(String name, byte[] value) {
    this.name = name;
    this.value = value;
    this.digest = Digest.sha256(value);
  }

  /**
   * A secret.
   *
   * @param name where it comes from, for people
   * @throws IllegalArgumentException where it is empty
   */
  public static Secret of(String name, byte[] value) {
    if (value.length == 0) {
      throw new IllegalArgumentException("the secret of " + name + " is empty");
    }
    return new Secret(name, value.clone());
  }

  /** A secret that is UTF-8 text. */
  public static Secret of(String name, String value) {
    return of(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Where it comes from, as {@code env HUBSPOT_CLIENT_SECRET}. */
  public String name() {
    return name;
  }

  /** Whether somebody presented this secret. Both are compared by digests of one length. */
  boolean is(byte[] presented) {
    return MessageDigest.isEqual(digest, Digest.sha256(presented));
  }

  boolean is(String presented) {
    return is(presented.getBytes(StandardCharsets.UTF_8));
  }

  /** Not copied, since nothing outside this package sees it and nothing inside changes it. */
  byte[] bytes() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(digest, secret.digest);
  }

  @Override
  public int hashCode() {
    return ByteBuffer.wrap(digest).getInt();
  }

  @Override
  public String toString() {
    return "Secret[" + name + "]";
  }
}

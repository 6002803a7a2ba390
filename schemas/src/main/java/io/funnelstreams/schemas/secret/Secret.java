package io.funnelstreams.schemas.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A text that must stay hidden: it prints where it came from and never its value. Comparing takes
 * the same time wherever two secrets differ.
 */
public final class Secret {
  private final String name;
  private final String value;
  private final byte[] digest;

  private Secret(String name, String value) {
    this.name = name;
    this.value = value;
    this.digest = digest(bytes());
  }

  /**
   * A secret.
   *
   * @param name where it comes from, for people
   * @throws IllegalArgumentException where it is empty
   */
  public static Secret of(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the secret of " + name + " is empty");
    }
    return new Secret(name, value);
  }

  /** Where it comes from, as {@code env SLACK_URL}. */
  public String name() {
    return name;
  }

  /** The secret itself, for its receiver. */
  public String reveal() {
    return value;
  }

  /** Its bytes, in UTF-8, for signing. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a caller presented this secret. Both are compared by digests of one length. */
  public boolean is(byte[] presented) {
    return MessageDigest.isEqual(digest, digest(presented));
  }

  /** As {@link #is(byte[])}, of a text. */
  public boolean is(String presented) {
    return is(presented.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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

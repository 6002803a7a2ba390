package io.funnelstreams.serve.api.route;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The entity tag of an answer: the same bytes have the same one, in every process. */
final class ContentTag {
  private static final int BYTES = 16;

  private ContentTag() {}

  static String of(ByteBuffer content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(content.duplicate());
      return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package io.funnelstreams.ingest.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip up to a limit, because a few bytes can unpack to very many. */
final class Gunzip {
  private Gunzip() {}

  /**
   * The unpacked bytes; empty where they are more than the limit.
   *
   * @throws IOException where it is no gzip
   */
  static Optional<byte[]> unpack(byte[] packed, int limit) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var bytes = in.readNBytes(limit);
      return in.read() < 0 ? Optional.of(bytes) : Optional.empty();
    }
  }
}

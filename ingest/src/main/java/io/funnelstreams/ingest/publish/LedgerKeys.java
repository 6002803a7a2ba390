package io.funnelstreams.ingest.publish;

import io.funnelstreams.ingest.ledger.MappingId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Utils;

/**
 * The keys of a mapping's rows on the topic of imports. They are digests, so that a key that stays
 * as a tombstone identifies no person. All rows of a mapping are in one partition, so that an
 * import reads no more than that.
 */
final class LedgerKeys {
  private static final int MAPPING_BYTES = 8;
  private static final int ROW_BYTES = 16;

  private final String prefix;
  private final MessageDigest digest;

  LedgerKeys(MappingId mapping) {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    var name = mapping.source().length() + ":" + mapping.source() + mapping.mapping();
    this.prefix = hex(name, MAPPING_BYTES) + "/";
  }

  /** The prefix of the keys of all rows of the mapping, and of no other keys. */
  String prefix() {
    return prefix;
  }

  String of(String rowId) {
    return prefix + hex(rowId, ROW_BYTES);
  }

  int partition(int partitions) {
    return Utils.toPositive(Utils.murmur2(prefix.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  private String hex(String text, int bytes) {
    var all = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(all, bytes));
  }
}

package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What makes a row the same row in another import: the declared columns, or else its content. Rows
 * that are identical within one file are numbered, so that all of them count, and count once
 * however often the file is imported.
 */
final class RowIdentity {
  private static final int DIGEST_BYTES = 16;

  private final String key;
  private final List<InputField> declared;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final MessageDigest digest;

  /**
   * An identity.
   *
   * @param key the mapping's key for it
   * @param declared none where the content makes it
   */
  private RowIdentity(String key, List<InputField> declared) {
    this.key = key;
    this.declared = List.copyOf(declared);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The identity of rows; none of the columns where their content makes it. */
  static RowIdentity ofRow(List<InputField> declared) {
    return declared("row_id", declared);
  }

  /** The identity that a key of the mapping declares. */
  static RowIdentity declared(String key, List<InputField> declared) {
    return new RowIdentity(key, declared);
  }

  /** Whether it comes from columns that the mapping declares. */
  boolean isDeclared() {
    return !declared.isEmpty();
  }

  /** The identity of the next row of the file; empty text where a declared column has no value. */
  String next(Row row, Problems problems) {
    return isDeclared() ? fromColumns(row, problems) : fromContent(row);
  }

  private String fromColumns(Row row, Problems problems) {
    var identity = new StringBuilder();
    for (var cell : declared) {
      int before = problems.count();
      var text = cell.read(row, problems);
      if (text.isEmpty()) {
        if (problems.count() == before) {
          problems.unmappable(cell.label(), "'%s' of the %s is empty".formatted(cell.label(), key));
        }
        return "";
      }
      identity.append(identity.isEmpty() ? "" : "|").append(text.replace("|", "||"));
    }
    return identity.toString();
  }

  private String fromContent(Row row) {
    for (var value : row.values()) {
      var bytes = value.getBytes(StandardCharsets.UTF_8);
      digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) ':');
      digest.update(bytes);
    }
    var content = HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), DIGEST_BYTES));
    return content + "-" + occurrences.merge(content, 1, Integer::sum);
  }
}

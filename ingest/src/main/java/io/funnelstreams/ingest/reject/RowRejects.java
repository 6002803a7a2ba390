package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.mapping.Mapped;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.row.BrokenRow;
import io.funnelstreams.ingest.row.RowRead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes rejects of the rows of a file. */
public final class RowRejects {
  private static final String IMPORTED_AT = "imported_at";

  private final Mapping mapping;
  private final Path file;
  private final Instant at;

  /** The rejects of one file that was read with a mapping. */
  public RowRejects(Mapping mapping, Path file, Instant at) {
    this.mapping = mapping;
    this.file = file;
    this.at = at;
  }

  /** The reject of a row. */
  public Reject of(RowRead row, Rejection rejection, RowContext context) {
    return new Reject(
        idOf(row),
        mapping.source(),
        row.raw(),
        mapping.file().contentType(),
        rejection,
        Optional.of(file.toString()),
        OptionalLong.of(row.line()),
        Optional.empty(),
        Optional.of(mapping.name()),
        withImport(context),
        at,
        1);
  }

  /** When a row was imported decides whether a later export has replaced it. */
  private Map<String, String> withImport(RowContext context) {
    var map = new HashMap<>(context.asMap());
    map.put(IMPORTED_AT, at.toString());
    return map;
  }

  /** When a rejected row was imported; a replay that fails has a later time of its own. */
  static Instant importedAt(Reject reject) {
    return Optional.ofNullable(reject.context().get(IMPORTED_AT))
        .map(Instant::parse)
        .orElse(reject.at());
  }

  /** The file's name without its folder, so that a file may be moved between two imports. */
  private String idOf(RowRead row) {
    var place =
        mapping.source() + "/" + mapping.name() + "/" + file.getFileName() + ":" + row.line();
    var content = row.raw().text(StandardCharsets.ISO_8859_1);
    return UUID.nameUUIDFromBytes((place + "\n" + content).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** The rejection of a row that cannot be parsed. */
  public static Rejection rejection(BrokenRow row) {
    return new Rejection(
        RejectReason.UNREADABLE, Optional.empty(), "the row cannot be read: " + row.explanation());
  }

  /**
   * The rejection of a row that cannot be mapped, with every problem; the first one classifies it.
   */
  public static Rejection rejection(Mapped.Rejected row) {
    var first = row.problems().get(0);
    var explanations =
        row.problems().stream().map(Rejection::explanation).collect(Collectors.joining("; also "));
    var notMade =
        row.notMade().isEmpty() ? "" : " (not made: " + String.join(", ", row.notMade()) + ")";
    return new Rejection(first.reason(), first.field(), explanations + notMade);
  }
}

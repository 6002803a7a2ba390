package io.funnelstreams.ingest.reject;

import io.funnelstreams.ingest.ledger.ImportLedger;
import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.ledger.SnapshotDiff;
import io.funnelstreams.ingest.mapping.Export;
import io.funnelstreams.ingest.mapping.Mapped;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.RowMapper;
import io.funnelstreams.ingest.row.BrokenRow;
import io.funnelstreams.ingest.row.FileFormat;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Retries rows of files that a mapping of this name and source rejected. */
public final class RowRetrial implements RejectRetry {
  private final Mapping mapping;
  private final ImportLedger ledger;
  private final Instant at;
  private final Map<RowContext, RowMapper> mappers = new HashMap<>();

  /**
   * A retrial.
   *
   * @param mapping the fixed mapping
   * @param ledger the ledger of the mapping's imports
   * @param at when its events are recorded
   */
  public RowRetrial(Mapping mapping, ImportLedger ledger, Instant at) {
    this.mapping = mapping;
    this.ledger = ledger;
    this.at = at;
  }

  @Override
  public boolean made(Reject reject) {
    return reject.file().isPresent()
        && reject.source().equals(mapping.source())
        && reject.mapping().filter(mapping.name()::equals).isPresent();
  }

  /**
   * Maps a row again.
   *
   * @throws io.funnelstreams.ingest.row.FileProblem where a lookup file cannot be used
   */
  @Override
  public Outcome again(Reject reject) {
    var context = RowContext.of(reject.context());
    var layout = layout(mapping.file(), context.layout());
    var row = RowFile.readAlone(reject.raw(), layout, encoding(mapping, context));
    if (row instanceof BrokenRow broken) {
      return new Still(RowRejects.rejection(broken));
    }
    var mapper =
        mappers.computeIfAbsent(
            new RowContext(layout, context.encoding(), context.folder(), ""),
            key -> RowMapper.of(mapping, layout, List.of(context.folder()), at));
    long sequence = 2 * reject.line().orElse(1);
    var mapped = mapper.mapAgain((Row) row, context.rowIdentity(), sequence);
    return mapped instanceof Mapped.Rejected no
        ? new Still(RowRejects.rejection(no))
        : taken((Mapped.Events) mapped, reject, sequence);
  }

  private Outcome taken(Mapped.Events made, Reject reject, long sequence) {
    if (mapping.export() == Export.LOG) {
      return new Taken(made.events());
    }
    var then = RowRejects.importedAt(reject);
    var before = ledger.find(made.rowIdentity());
    if (isSuperseded(before, then)) {
      return new Superseded();
    }
    var now =
        ImportedRow.of(made.rowIdentity(), then, made.revision(), made.events(), made.shared());
    var diff = SnapshotDiff.between(before, now, at, sequence);
    var events = new ArrayList<>(diff.takenBack());
    events.addAll(diff.made());
    return new Taken(events, Optional.of(diff.row()));
  }

  /** A complete export has replaced every earlier row, also rows that it does not have. */
  private boolean isSuperseded(Optional<ImportedRow> before, Instant then) {
    var last =
        mapping.export() == Export.COMPLETE
            ? ledger.lastImport()
            : before.map(ImportedRow::importedAt);
    return last.filter(then::isBefore).isPresent();
  }

  /** A fixed mapping may declare another delimiter or other columns than the file was read with. */
  private static RowLayout layout(FileFormat declared, RowLayout then) {
    if (!then.closed()) {
      return then;
    }
    var delimiter = declared.delimiter().or(then::delimiter).orElseThrow();
    return RowLayout.csv(declared.columns().orElse(then.names()), delimiter);
  }

  /**
   * A wrong encoding is the most frequent fix of a mapping; UTF-8 is also the default where the
   * mapping declares none.
   */
  private static Charset encoding(Mapping mapping, RowContext context) {
    return mapping.file().encoding().equals(StandardCharsets.UTF_8)
        ? context.encoding()
        : mapping.file().encoding();
  }
}

package io.funnelstreams.ingest.file;

import io.funnelstreams.ingest.ledger.ImportLedger;
import io.funnelstreams.ingest.mapping.Export;
import io.funnelstreams.ingest.mapping.Mapped;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.RowMapper;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.reject.RowContext;
import io.funnelstreams.ingest.reject.RowRejects;
import io.funnelstreams.ingest.row.BrokenRow;
import io.funnelstreams.ingest.row.FileProblem;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowRead;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.ingest.sink.RowPlace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Imports files. Events that are imported again are the same events, so running an import twice, or
 * again after it was interrupted, changes nothing.
 */
public final class FileImporter {
  private static final int ROWS_PER_REPORT = 256;
  private static final long LINE = 0xFFFF_FFFFL;

  private final EventSink events;
  private final RejectSink rejects;
  private final ImportLedger ledger;
  private final Clock clock;
  private final ImportProgress progress;

  /** How many files were imported: of two that were imported at one instant the later one wins. */
  private int files;

  /**
   * An importer that sends what it reads to these sinks.
   *
   * @param ledger of the mapping that it imports with: the events that earlier imports made of the
   *     rows
   */
  public FileImporter(
      EventSink events,
      RejectSink rejects,
      ImportLedger ledger,
      Clock clock,
      ImportProgress progress) {
    this.events = events;
    this.rejects = rejects;
    this.ledger = ledger;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Imports files with a mapping. A bad row becomes a reject and the import continues.
   *
   * @throws FileProblem where one of the files cannot be imported at all; nothing has then been
   *     sent
   * @throws io.funnelstreams.ingest.publish.PublishException where events cannot be delivered
   */
  public ImportSummary run(Mapping mapping, List<Path> paths) {
    check(mapping, paths, clock);
    var rows = RowImport.of(mapping, ledger, events, clock.instant());
    var tally = new FileTally(mapping.dates().zone());
    for (var file : paths) {
      try (var opened = open(mapping, file, rows.at())) {
        importRows(opened, rows, tally);
      }
    }
    var changes = rows.finish();
    events.flush();
    return tally.summary(changes, rows.notices());
  }

  /**
   * Checks whether every file can be imported, before it sends any event or opens any connection.
   *
   * @throws FileProblem where one of them cannot
   */
  public static void check(Mapping mapping, List<Path> files, Clock clock) {
    var now = clock.instant();
    files.forEach(file -> open(mapping, file, now).close());
  }

  /** A file with its mapping made ready. */
  private record Opened(RowFile rows, RowMapper mapper, RowRejects rejects, Path folder)
      implements AutoCloseable {
    RowContext context(String rowIdentity) {
      return new RowContext(rows.layout(), rows.encoding(), folder, rowIdentity);
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private static Opened open(Mapping mapping, Path file, Instant now) {
    var rows = RowFile.open(file, mapping.file(), mapping.columns());
    try {
      if (mapping.export() != Export.COMPLETE) {
        rows.requireRows();
      }
      var folder = folderOf(file);
      var mapper = RowMapper.of(mapping, rows.layout(), List.of(folder), now);
      return new Opened(rows, mapper, new RowRejects(mapping, file, now), folder);
    } catch (IllegalArgumentException e) {
      rows.close();
      throw new FileProblem(file, e.getMessage(), e);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
  }

  private void importRows(Opened file, RowImport rows, FileTally tally) {
    long rowsBefore = tally.rows();
    long rejectedBefore = tally.rejected();
    files++;
    progress.starting(file.rows().path(), file.rows().size());
    for (var read = file.rows().next(); read.isPresent(); read = file.rows().next()) {
      tally.row();
      importRow(file, read.get(), rows, tally);
      if (tally.rows() % ROWS_PER_REPORT == 0) {
        progress.advanced(file.rows().bytesRead(), tally.rows() - rowsBefore);
      }
    }
    tally.placeholders(file.mapper().placeholders());
    progress.finished(tally.rows() - rowsBefore, tally.rejected() - rejectedBefore);
  }

  private void importRow(Opened file, RowRead read, RowImport rows, FileTally tally) {
    if (read instanceof BrokenRow broken) {
      rows.broken();
      reject(file.rejects().of(read, RowRejects.rejection(broken), file.context("")), tally);
      return;
    }
    var mapped = file.mapper().map((Row) read, sequence(read));
    if (mapped instanceof Mapped.Events made) {
      var place = new RowPlace(file.rows().path(), read.line());
      if (rows.take(made, sequence(read), event -> events.publish(event, place))) {
        tally.events(made.events());
        tally.open(made.open());
      }
    } else if (mapped instanceof Mapped.Rejected no) {
      rows.rejected(no);
      var context = file.context(no.rowIdentity());
      reject(file.rejects().of(read, RowRejects.rejection(no), context), tally);
    }
  }

  /**
   * The place of a row within all that this importer imports: its file, then its line. Rows have
   * the even places; the place before is for the events that the row retracts.
   */
  private long sequence(RowRead read) {
    return (((long) files << Integer.SIZE) | (read.line() & LINE)) << 1;
  }

  private void reject(Reject reject, FileTally tally) {
    rejects.reject(reject);
    tally.reject(reject.rejection(), reject.place());
  }
}

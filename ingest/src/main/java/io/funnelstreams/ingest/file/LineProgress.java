package io.funnelstreams.ingest.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Plain lines, one when a file begins, one for every quarter of it, one at its end. */
public final class LineProgress implements ImportProgress {
  private static final int PARTS = 4;

  private final Consumer<String> lines;
  private String file = "";
  private long size;
  private long reported;

  /** Lines that go to a consumer, without a line end. */
  public LineProgress(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void starting(Path path, long bytes) {
    file = path.toString();
    size = bytes;
    reported = 0;
    lines.accept(file + ": importing");
  }

  @Override
  public void advanced(long bytes, long rows) {
    long part = size == 0 ? 0 : bytes * PARTS / size;
    if (part > reported && part < PARTS) {
      reported = part;
      lines.accept(
          String.format(Locale.ROOT, "%s: %d %%, %,d rows", file, part * 100 / PARTS, rows));
    }
  }

  @Override
  public void finished(long rows, long rejects) {
    lines.accept(String.format(Locale.ROOT, "%s: %,d rows, %,d rejected", file, rows, rejects));
  }
}

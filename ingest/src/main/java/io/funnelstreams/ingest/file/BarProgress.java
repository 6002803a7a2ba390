package io.funnelstreams.ingest.file;

import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal that follows the bytes of each file. */
public final class BarProgress implements ImportProgress {
  private static final long MIB = 1 << 20;

  private ProgressBar bar;

  @Override
  public void starting(Path file, long bytes) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(String.valueOf(file.getFileName()))
            .setInitialMax(bytes)
            .setUnit(" MiB", MIB)
            .setStyle(ProgressBarStyle.ASCII)
            .build();
  }

  @Override
  public void advanced(long bytes, long rows) {
    bar.stepTo(bytes);
    bar.setExtraMessage(rows + " rows");
  }

  @Override
  public void finished(long rows, long rejects) {
    bar.stepTo(bar.getMax());
    bar.setExtraMessage(rows + " rows, " + rejects + " rejected");
    close();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}

package io.funnelstreams.ingest.row;

import java.nio.file.Path;

/**
 * A file that cannot be imported at all. The message is a sentence for the person who runs the
 * import: which file, what is wrong, what to do.
 */
public final class FileProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem of a file. */
  public FileProblem(Path file, String explanation) {
    super(file + ": " + explanation);
  }

  /** A problem of a file that was found through another failure. */
  public FileProblem(Path file, String explanation, Throwable cause) {
    super(file + ": " + explanation, cause);
  }
}

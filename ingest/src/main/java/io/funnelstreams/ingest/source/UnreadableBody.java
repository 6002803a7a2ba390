package io.funnelstreams.ingest.source;

/** A body or a record that cannot be read as a document; the message says why. */
public final class UnreadableBody extends Exception {
  private static final long serialVersionUID = 1L;

  /** A problem of the bytes in one line, which may show some of them. */
  public UnreadableBody(String message) {
    super(message.replaceAll("\\p{Cntrl}+", " "));
  }
}

package io.funnelstreams.ingest.source;

/** A body, or a record, that no document can be read of; the message says why. */
public final class UnreadableBody extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says in one line what is wrong with the bytes, of which it may show some. */
  public UnreadableBody(String message) {
    super(message.replaceAll("\\p{Cntrl}+", " "));
  }
}

package io.funnelstreams.ingest.fuzz;

/** The conditions that hold for every input. */
public final class Promises {
  private Promises() {}

  /** Fails where a promise is not kept. */
  public static void check(boolean kept, String otherwise) {
    if (!kept) {
      throw new AssertionError(otherwise);
    }
  }
}

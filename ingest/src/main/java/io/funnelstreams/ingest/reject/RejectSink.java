package io.funnelstreams.ingest.reject;

/** Takes inputs that could not be taken otherwise. */
public interface RejectSink {
  /** Keeps a reject; one with the same id replaces the one before. */
  void reject(Reject reject);

  /** Takes a reject away, because its input has been taken after all. */
  void resolve(Reject reject);
}

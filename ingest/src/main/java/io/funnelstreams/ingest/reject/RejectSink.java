package io.funnelstreams.ingest.reject;

/** Takes inputs that could not be taken otherwise. */
@FunctionalInterface
public interface RejectSink {
  /** Keeps a reject; one with the same id replaces the one before. */
  void reject(Reject reject);
}

package io.funnelstreams.ingest.reject;

/** Takes rejected inputs. */
public interface RejectSink {
  /** Keeps a reject; one with the same id replaces the one before. */
  void reject(Reject reject);

  /** Deletes a reject, because its input has been taken after all. */
  void resolve(Reject reject);
}

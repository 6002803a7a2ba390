package io.funnelstreams.ingest.reject;

import java.util.List;

/** Sends records to the topics they were rejected on. */
public interface RecordResender {
  /**
   * Sends those of the records that can be read as events, and deletes their rejects, both or
   * neither: a reject that the Kafka Streams application makes of a record sent again always comes
   * later.
   *
   * @return how many were sent
   */
  int resend(List<Reject> rejects);
}

package io.funnelstreams.ingest.publish;

import io.funnelstreams.ingest.ledger.ImportLedger;

/** A ledger that holds something open. */
public interface ClosableLedger extends ImportLedger, AutoCloseable {
  @Override
  void close();
}

package io.funnelstreams.serve.read;

import io.funnelstreams.serve.view.KpiRow;
import java.util.Iterator;

/**
 * KPI rows by KPI, grain, breakdown (the whole company first), segment and period, each read when
 * it is asked for, all of the moment the cursor was opened. For one thread. It holds native memory
 * until it is closed.
 */
public interface KpiRowCursor extends Iterator<KpiRow>, AutoCloseable {
  /**
   * The cursor's position, after the last returned row: text that {@link ReadModel#kpis} continues
   * from.
   *
   * @throws IllegalStateException before the first row
   */
  String position();

  @Override
  void close();
}

package io.funnelstreams.bench.oracle;

import java.util.List;
import java.util.stream.Stream;

/** All KPIs. */
final class OracleKpis {
  static final List<OracleKpi> ALL =
      Stream.of(SalesKpis.ALL, CustomerKpis.ALL, MarketingKpis.ALL).flatMap(List::stream).toList();

  private OracleKpis() {}
}

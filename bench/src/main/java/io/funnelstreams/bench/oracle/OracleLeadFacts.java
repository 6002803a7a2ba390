package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.LeadEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leads, MQLs and SQLs of one journey. */
record OracleLeadFacts(OracleJourney journey) {
  private static final int CREATED = 0;
  private static final int MQL = 1;
  private static final int SQL = 2;
  private static final int CONVERTED = 3;

  /** The event that made the party a lead. */
  Optional<LeadEvent> creation() {
    return stageEvents().stream().findFirst();
  }

  void writeTo(FactSheet sheet) {
    creation().ifPresent(event -> sheet.count(OracleMeasure.LEADS, event, List.of()));
    for (var pass : passes()) {
      var mql = firstReaching(MQL, pass);
      var sql = firstReaching(SQL, pass);
      mql.ifPresent(event -> sheet.count(OracleMeasure.MQLS, event, List.of()));
      sql.ifPresent(event -> sheet.count(OracleMeasure.SQLS, event, List.of()));
      if (mql.isPresent() && sql.isPresent()) {
        sheet.count(OracleMeasure.SQLS_BY_MQL, mql.get(), List.of());
      }
    }
  }

  /** The passes through the funnel; each recycling begins one. */
  private List<List<LeadEvent>> passes() {
    var passes = new ArrayList<List<LeadEvent>>();
    passes.add(new ArrayList<>());
    for (var event : stageEvents()) {
      if (event.type() == LeadEvent.Type.RECYCLED) {
        passes.add(new ArrayList<>());
      }
      passes.get(passes.size() - 1).add(event);
    }
    return passes;
  }

  private List<LeadEvent> stageEvents() {
    var events = new ArrayList<>(journey.lead());
    events.removeIf(
        event ->
            event.type() == LeadEvent.Type.MERGED || event.type() == LeadEvent.Type.IDENTIFIED);
    return events;
  }

  private static Optional<LeadEvent> firstReaching(int stage, List<LeadEvent> pass) {
    return pass.stream().filter(event -> stageOf(event) >= stage).findFirst();
  }

  private static int stageOf(LeadEvent event) {
    return switch (event.type()) {
      case CREATED, DISQUALIFIED, RECYCLED -> CREATED;
      case MQL -> MQL;
      case SQL -> SQL;
      case CONVERTED -> CONVERTED;
      case MERGED, IDENTIFIED, DELETED -> throw new IllegalArgumentException("no stage: " + event);
    };
  }
}

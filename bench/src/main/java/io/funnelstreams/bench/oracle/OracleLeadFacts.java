package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
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
    creation().ifPresent(event -> writeLead(event, sheet));
    for (var pass : passes()) {
      var mql = firstReaching(MQL, pass);
      var sql = firstReaching(SQL, pass);
      mql.ifPresent(event -> sheet.count(OracleMeasure.MQLS, event, List.of()));
      sql.ifPresent(event -> sheet.count(OracleMeasure.SQLS, event, List.of()));
      mql.ifPresent(event -> writeDays(OracleMeasure.DAYS_TO_MQL, pass.get(0), event, sheet));
      if (mql.isPresent() && sql.isPresent()) {
        sheet.count(OracleMeasure.SQLS_BY_MQL, mql.get(), List.of());
        writeDays(OracleMeasure.DAYS_TO_SQL, mql.get(), sql.get(), sheet);
      }
    }
  }

  private void writeLead(LeadEvent event, FactSheet sheet) {
    sheet.count(OracleMeasure.LEADS, event, List.of());
    if (firstReaching(MQL, stageEvents()).isPresent()) {
      sheet.count(OracleMeasure.MQLS_BY_LEAD, event, List.of());
    }
    if (firstReaching(SQL, stageEvents()).isPresent()) {
      sheet.count(OracleMeasure.SQLS_BY_LEAD, event, List.of());
    }
  }

  private static void writeDays(
      OracleMeasure measure, LeadEvent from, LeadEvent to, FactSheet sheet) {
    sheet.add(measure, to, List.of(), sheet.daysBetween(from, to));
  }

  /** The SQL whose pass led to an event; a pass of later may have the only one. */
  Optional<LeadEvent> sqlFor(Event event) {
    var before = new ArrayList<LeadEvent>();
    var later = new ArrayList<LeadEvent>();
    var past = journey.until(event);
    for (var pass : passes()) {
      firstReaching(SQL, pass).ifPresent(sql -> (past.contains(sql) ? before : later).add(sql));
    }
    return before.isEmpty()
        ? later.stream().findFirst()
        : Optional.of(before.get(before.size() - 1));
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

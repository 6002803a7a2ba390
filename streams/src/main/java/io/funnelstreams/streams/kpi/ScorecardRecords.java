package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.schemas.avro.Grain;
import io.funnelstreams.schemas.avro.Status;
import io.funnelstreams.streams.Definition;
import java.time.Instant;

/** Makes the records of the scorecard topic. */
final class ScorecardRecords {
  private final Definition definition;

  ScorecardRecords(Definition definition) {
    this.definition = definition;
  }

  /** What a row is of, for example {@code win-rate-emea/2026-04}. */
  static String key(Scorecard row) {
    return row.goalId() + "/" + row.period();
  }

  io.funnelstreams.schemas.avro.Scorecard record(Scorecard row, Instant asOf) {
    var plan = definition.plan();
    var kpi = plan.catalogue().find(row.kpi()).orElseThrow();
    return io.funnelstreams.schemas.avro.Scorecard.newBuilder()
        .setGoal(row.goalId())
        .setKpi(row.kpi())
        .setSegment(row.segment())
        .setGrain(Grain.valueOf(row.grain().name()))
        .setPeriod(row.period())
        .setPeriodStart(row.firstDay())
        .setPeriodEnd(row.lastDay())
        .setActual(KpiRecords.orNull(row.actual()))
        .setTarget(row.target())
        .setExpected(row.expected())
        .setAttainment(KpiRecords.orNull(row.attainment()))
        .setGap(KpiRecords.orNull(row.gap()))
        .setUnit(KpiRecords.unit(kpi, plan))
        .setStatus(Status.valueOf(row.status().name()))
        .setOwner(row.owner().orElse(null))
        .setAsOf(asOf)
        .setDefinition(definition.version())
        .build();
  }
}

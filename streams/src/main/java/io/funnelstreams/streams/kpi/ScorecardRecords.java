package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.plan.NoStatus;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.avro.Grain;
import io.funnelstreams.schemas.avro.Status;
import io.funnelstreams.streams.Definition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes the records of the scorecard topic. */
final class ScorecardRecords {
  private final Definition definition;

  ScorecardRecords(Definition definition) {
    this.definition = definition;
  }

  /** The key of a row, for example {@code win-rate-emea/2026-04}. */
  static String key(Scorecard row) {
    return row.goalId() + "/" + row.period();
  }

  io.funnelstreams.schemas.avro.Scorecard record(Scorecard row, Instant asOf) {
    var plan = definition.plan();
    var kpi = plan.catalogue().find(row.kpi());
    var instants = plan.rules().calendar().rangeOf(period(row));
    var record =
        io.funnelstreams.schemas.avro.Scorecard.newBuilder()
            .setGoal(row.goalId())
            .setKpi(row.kpi())
            .setSegment(row.segment())
            .setGrain(Grain.valueOf(row.grain().name()))
            .setPeriod(row.period())
            .setPeriodStart(row.firstDay())
            .setPeriodEnd(row.lastDay())
            .setActual(KpiRecords.orNull(row.actual()))
            .setBaseline(KpiRecords.orNull(row.baseline()))
            .setTarget(KpiRecords.orNull(row.target()))
            .setExpected(KpiRecords.orNull(row.expected()))
            .setPace(lower(row.pace()))
            .setAttainment(KpiRecords.orNull(row.attainment()))
            .setGap(KpiRecords.orNull(row.gap()))
            .setUnit(kpi.map(known -> plan.shown(known.unit())).orElse(""))
            .setStatus(Status.valueOf(row.status().name()))
            .setOwner(row.owner().orElse(null))
            .setTeam(row.team().orElse(null))
            .setNeededPerDay(KpiRecords.orNull(row.outlook().neededPerDay()))
            .setFactors(row.outlook().factors().stream().map(ScorecardRecords::share).toList())
            .setForecastReason(row.outlook().noForecast().map(ScorecardRecords::lower).orElse(null))
            .setReason(row.noStatus().map(NoStatus::reason).orElse(null))
            .setMissing(row.noStatus().map(ScorecardRecords::missing).orElse(List.of()))
            .setNoDataSince(row.noStatus().flatMap(NoStatus::firstDay).orElse(null))
            .setFailure(row.noStatus().flatMap(NoStatus::failure).orElse(null))
            .setAsOf(asOf)
            .setDefinition(definition.version())
            .setStartsAt(instants.start().orElse(null))
            .setEndsAt(instants.end().orElse(null));
    row.outlook().forecast().ifPresent(forecast -> publish(forecast, record));
    return record.build();
  }

  private static Period period(Scorecard row) {
    return new Period(row.grain(), row.period(), row.firstDay(), row.lastDay());
  }

  private static void publish(
      Forecast forecast, io.funnelstreams.schemas.avro.Scorecard.Builder record) {
    record
        .setForecast(forecast.value())
        .setForecastLow80(forecast.interval80().low())
        .setForecastHigh80(forecast.interval80().high())
        .setForecastLow95(forecast.interval95().low())
        .setForecastHigh95(forecast.interval95().high())
        .setForecastMethod(lower(forecast.method()));
  }

  private static io.funnelstreams.schemas.avro.GapShare share(GapShare share) {
    return new io.funnelstreams.schemas.avro.GapShare(
        share.factor(),
        KpiRecords.orNull(share.actual()),
        KpiRecords.orNull(share.before()),
        share.share());
  }

  private static List<String> missing(NoStatus noStatus) {
    return noStatus.missing();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}

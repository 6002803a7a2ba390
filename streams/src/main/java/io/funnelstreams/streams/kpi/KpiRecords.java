package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.NoValueReason;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import io.funnelstreams.schemas.avro.Grain;
import io.funnelstreams.streams.Definition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Makes the records of the KPI topic. */
final class KpiRecords {
  private final Definition definition;

  /** A zone's rules are asked once for a period, and not for each of its rows. */
  private final Map<Period, TimeRange> ranges = new HashMap<>();

  KpiRecords(Definition definition) {
    this.definition = definition;
  }

  io.funnelstreams.schemas.avro.Kpi record(KpiKey key, KpiValue value, Instant asOf) {
    var plan = definition.plan();
    var calendar = plan.rules().calendar();
    var today = calendar.dayOf(asOf);
    var instants = ranges.computeIfAbsent(key.period(), calendar::rangeOf);
    var kpi = plan.catalogue().find(key.kpi()).orElseThrow();
    return io.funnelstreams.schemas.avro.Kpi.newBuilder()
        .setKpi(key.kpi())
        .setGrain(Grain.valueOf(key.period().grain().name()))
        .setPeriod(key.period().label())
        .setPeriodStart(key.period().firstDay())
        .setPeriodEnd(key.period().lastDay())
        .setSegment(key.segment().shown())
        .setValue(orNull(value.value()))
        .setNumerator(orNull(value.numerator()))
        .setDenominator(orNull(value.denominator()))
        .setSampleSize(value.sampleSize().isPresent() ? value.sampleSize().getAsLong() : null)
        .setUnit(plan.shown(kpi.unit()))
        .setProvisional(isProvisional(key, today))
        .setReason(value.reason().map(KpiRecords::text).orElse(null))
        .setMissing(value.missing().stream().map(FeedChoice::id).toList())
        .setAsOf(asOf)
        .setDefinition(definition.version())
        .setStartsAt(instants.start().orElse(null))
        .setEndsAt(instants.end().orElse(null))
        .build();
  }

  /** Whether a row's period has not ended on a day. */
  static boolean isProvisional(KpiKey key, LocalDate today) {
    return !key.period().lastDay().isBefore(today);
  }

  private static String text(NoValueReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

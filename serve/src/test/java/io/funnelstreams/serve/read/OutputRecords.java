package io.funnelstreams.serve.read;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.avro.Severity;
import io.funnelstreams.schemas.avro.Status;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records of the output topics as the pipeline writes them, and their keys. */
public final class OutputRecords {
  /** The calendar of the records' periods, with a fiscal year that begins in April. */
  public static final BusinessCalendar CALENDAR =
      new BusinessCalendar(ZoneOffset.UTC, Month.APRIL, DayOfWeek.MONDAY);

  private static final Instant AS_OF = Instant.parse("2026-11-29T10:00:00Z");

  private OutputRecords() {}

  /** A row of a KPI for the period of a grain that contains a day. */
  public static Kpi kpi(
      String kpi, Grain grain, LocalDate day, Map<String, String> segment, double value) {
    return kpi("v1", kpi, CALENDAR.periodOf(grain, day), segment, value);
  }

  static Kpi kpi(
      String definition, String kpi, Period period, Map<String, String> segment, double value) {
    return Kpi.newBuilder()
        .setKpi(kpi)
        .setGrain(io.funnelstreams.schemas.avro.Grain.valueOf(period.grain().name()))
        .setPeriod(period.label())
        .setPeriodStart(period.firstDay())
        .setPeriodEnd(period.lastDay())
        .setSegment(segment)
        .setValue(value)
        .setUnit("count")
        .setAsOf(AS_OF)
        .setDefinition(definition)
        .build();
  }

  /** The key that the topic has a row under. */
  public static String key(Kpi kpi) {
    var dimensions = new ArrayList<String>();
    var values = new ArrayList<DimensionValue>();
    kpi.getSegment()
        .forEach(
            (dimension, value) -> {
              dimensions.add(dimension);
              values.add(DimensionValue.of(value));
            });
    var period =
        new Period(
            Grain.valueOf(kpi.getGrain().name()),
            kpi.getPeriod(),
            kpi.getPeriodStart(),
            kpi.getPeriodEnd());
    return new KpiKey(kpi.getKpi(), period, new Segment(dimensions, values)).text();
  }

  /** A goal's row of a month. */
  public static Scorecard scorecard(String definition, String goal, LocalDate day, double actual) {
    var period = CALENDAR.periodOf(Grain.MONTH, day);
    return Scorecard.newBuilder()
        .setGoal(goal)
        .setKpi("leads")
        .setGrain(io.funnelstreams.schemas.avro.Grain.MONTH)
        .setPeriod(period.label())
        .setPeriodStart(period.firstDay())
        .setPeriodEnd(period.lastDay())
        .setActual(actual)
        .setUnit("count")
        .setStatus(Status.ON_TRACK)
        .setAsOf(AS_OF)
        .setDefinition(definition)
        .setFactors(List.of())
        .build();
  }

  /** An alert on a goal. */
  public static Alert alert(String definition, String goal, AlertState state) {
    var day = LocalDate.of(2026, 4, 7);
    return Alert.newBuilder()
        .setAlertId("drift/" + goal)
        .setSubject("drift/" + goal)
        .setKind(AlertKind.DRIFT)
        .setState(state)
        .setSeverity(Severity.WARNING)
        .setTitle("Goal " + goal)
        .setReason("It is 1 where 2 was expected.")
        .setGoal(goal)
        .setKpi("leads")
        .setPeriodStart(day)
        .setPeriodEnd(day)
        .setSince(AS_OF)
        .setFiredAt(AS_OF)
        .setAsOf(AS_OF)
        .setDefinition(definition)
        .build();
  }
}

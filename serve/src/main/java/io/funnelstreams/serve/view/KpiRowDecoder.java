package io.funnelstreams.serve.view;

import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Scorecard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows of what was published. A record of a grain that is newer than this program has none. */
public final class KpiRowDecoder {
  private KpiRowDecoder() {}

  /** The row of a KPI record; empty where its grain is newer than this program. */
  public static Optional<KpiRow> row(Kpi kpi) {
    return period(kpi.getGrain(), kpi.getPeriod(), kpi.getPeriodStart(), kpi.getPeriodEnd())
        .map(
            period ->
                new KpiRow(
                    kpi.getKpi(),
                    period,
                    instants(kpi.getStartsAt(), kpi.getEndsAt()),
                    kpi.getSegment(),
                    figure(kpi.getValue()),
                    figure(kpi.getNumerator()),
                    figure(kpi.getDenominator()),
                    count(kpi.getSampleSize()),
                    kpi.getUnit(),
                    kpi.getProvisional(),
                    Optional.ofNullable(kpi.getReason()),
                    kpi.getMissing(),
                    kpi.getAsOf(),
                    kpi.getDefinition()));
  }

  /** The row of a scorecard record; empty where its grain is newer than this program. */
  public static Optional<ScorecardRow> row(Scorecard card) {
    return period(card.getGrain(), card.getPeriod(), card.getPeriodStart(), card.getPeriodEnd())
        .map(
            period ->
                new ScorecardRow(
                    card.getGoal(),
                    card.getKpi(),
                    period,
                    instants(card.getStartsAt(), card.getEndsAt()),
                    card.getSegment(),
                    figure(card.getActual()),
                    figure(card.getTarget()),
                    figure(card.getExpected()),
                    figure(card.getAttainment()),
                    figure(card.getGap()),
                    card.getUnit(),
                    card.getStatus().name().toLowerCase(Locale.ROOT),
                    new ScorecardRow.NoStatus(
                        Optional.ofNullable(card.getReason()),
                        card.getMissing(),
                        Optional.ofNullable(card.getNoDataSince()),
                        Optional.ofNullable(card.getFailure())),
                    Optional.ofNullable(card.getOwner()),
                    Optional.ofNullable(card.getTeam()),
                    figure(card.getBaseline()),
                    card.getPace(),
                    outlook(card),
                    card.getAsOf(),
                    card.getDefinition()));
  }

  private static ScorecardRow.Outlook outlook(Scorecard card) {
    return new ScorecardRow.Outlook(
        figure(card.getForecast()),
        figure(card.getForecastLow80()),
        figure(card.getForecastHigh80()),
        figure(card.getForecastLow95()),
        figure(card.getForecastHigh95()),
        Optional.ofNullable(card.getForecastMethod()),
        Optional.ofNullable(card.getForecastReason()),
        figure(card.getNeededPerDay()),
        card.getFactors().stream().map(KpiRowDecoder::share).toList());
  }

  private static GapShare share(io.funnelstreams.schemas.avro.GapShare share) {
    return new GapShare(
        share.getFactor(), figure(share.getActual()), figure(share.getBefore()), share.getShare());
  }

  private static Optional<Period> period(
      io.funnelstreams.schemas.avro.Grain grain, String label, LocalDate first, LocalDate last) {
    return Arrays.stream(Grain.values())
        .filter(known -> known.name().equals(grain.name()))
        .findFirst()
        .map(known -> new Period(known, label, first, last));
  }

  private static TimeRange instants(Instant start, Instant end) {
    return new TimeRange(Optional.ofNullable(start), Optional.ofNullable(end));
  }

  private static OptionalDouble figure(Double figure) {
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }

  private static OptionalLong count(Long count) {
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }
}

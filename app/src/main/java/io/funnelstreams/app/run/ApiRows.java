package io.funnelstreams.app.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.LoadState;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Rows of the API's documents. */
final class ApiRows {
  private ApiRows() {}

  static KpiRow kpi(JsonNode row) {
    return new KpiRow(
        row.path("kpi").asText(),
        period(row, Grain.valueOf(row.path("grain").asText().toUpperCase(Locale.ROOT))),
        instants(row),
        segment(row),
        figure(row, "value"),
        figure(row, "numerator"),
        figure(row, "denominator"),
        count(row),
        row.path("unit").asText(),
        row.path("provisional").asBoolean(),
        text(row, "reason"),
        texts(row),
        Instant.parse(row.path("as_of").asText()),
        row.path("definition").asText());
  }

  /** The row without the drivers of the gap, which this row of the API does not have. */
  static ScorecardRow scorecard(JsonNode row) {
    return scorecard(row, List.of());
  }

  private static ScorecardRow scorecard(JsonNode row, List<GapShare> factors) {
    return new ScorecardRow(
        row.path("goal").asText(),
        row.path("kpi").asText(),
        // The API does not say the grain of a goal's period, and the command does not show it.
        period(row, Grain.TOTAL),
        instants(row),
        segment(row),
        figure(row, "actual"),
        figure(row, "target"),
        figure(row, "expected"),
        figure(row, "attainment"),
        figure(row, "gap"),
        row.path("unit").asText(),
        row.path("status").asText(),
        noStatus(row),
        text(row, "owner"),
        text(row, "team"),
        figure(row, "baseline"),
        row.path("pace").asText(),
        outlook(row, factors),
        Instant.parse(row.path("as_of").asText()),
        row.path("definition").asText());
  }

  /** A goal as a whole, with the drivers of its gap. */
  static ScorecardRow goal(JsonNode document) {
    var factors = new ArrayList<GapShare>();
    document
        .path("drivers")
        .forEach(
            driver ->
                factors.add(
                    new GapShare(
                        driver.path("factor").asText(),
                        figure(driver, "actual"),
                        figure(driver, "before"),
                        figure(driver, "share").orElseThrow())));
    return scorecard(document.path("goal"), factors);
  }

  static ListedAlert alert(JsonNode row) {
    return new ListedAlert(
        row.path("id").asText(),
        row.path("state").asText(),
        row.path("severity").asText(),
        row.path("title").asText(),
        row.path("reason").asText(),
        figure(row, "actual"),
        figure(row, "expected"),
        text(row, "unit").orElse(""),
        Instant.parse(row.path("fired_at").asText()),
        text(row, "resolved_at").map(Instant::parse),
        text(row, "owner"),
        text(row, "grouped_under"));
  }

  /** An open load; its written offsets are not known here. */
  static Load load(JsonNode row) {
    return Load.newBuilder()
        .setLoadId(row.path("id").asText())
        .setKind(LoadKind.valueOf(row.path("kind").asText().toUpperCase(Locale.ROOT)))
        .setState(LoadState.OPEN)
        .setNote(text(row, "note").orElse(null))
        .setHost(row.path("host").asText())
        .setOpenedAt(Instant.parse(row.path("opened_at").asText()))
        .setRenewals(0)
        .setUntil(text(row, "until").map(Instant::parse).orElse(null))
        .setWritten(List.of())
        .build();
  }

  private static ScorecardRow.NoStatus noStatus(JsonNode row) {
    return new ScorecardRow.NoStatus(
        text(row, "reason"),
        texts(row),
        text(row, "no_data_since").map(LocalDate::parse),
        text(row, "failure"));
  }

  private static ScorecardRow.Outlook outlook(JsonNode row, List<GapShare> factors) {
    return new ScorecardRow.Outlook(
        figure(row, "forecast"),
        figure(row, "forecast_low_80"),
        figure(row, "forecast_high_80"),
        figure(row, "forecast_low_95"),
        figure(row, "forecast_high_95"),
        text(row, "forecast_method"),
        text(row, "forecast_reason"),
        figure(row, "needed_per_day"),
        factors);
  }

  private static Period period(JsonNode row, Grain grain) {
    return new Period(
        grain,
        row.path("period").asText(),
        LocalDate.parse(row.path("period_start").asText()),
        LocalDate.parse(row.path("period_end").asText()));
  }

  private static TimeRange instants(JsonNode row) {
    return new TimeRange(
        text(row, "starts_at").map(Instant::parse), text(row, "ends_at").map(Instant::parse));
  }

  private static Map<String, String> segment(JsonNode row) {
    var segment = new TreeMap<String, String>();
    row.path("segment")
        .properties()
        .forEach(each -> segment.put(each.getKey(), each.getValue().asText()));
    return segment;
  }

  /** A number, or an amount of money as text, whose digits are all of the number's. */
  private static OptionalDouble figure(JsonNode row, String name) {
    var figure = row.path(name);
    if (figure.isTextual()) {
      return OptionalDouble.of(Double.parseDouble(figure.asText()));
    }
    return figure.isNumber() ? OptionalDouble.of(figure.asDouble()) : OptionalDouble.empty();
  }

  private static OptionalLong count(JsonNode row) {
    var count = row.path("sample_size");
    return count.isNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty();
  }

  private static Optional<String> text(JsonNode row, String name) {
    var text = row.path(name);
    return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
  }

  private static List<String> texts(JsonNode row) {
    var texts = new ArrayList<String>();
    row.path("missing").forEach(each -> texts.add(each.asText()));
    return texts;
  }
}

package io.funnelstreams.serve.api.row;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.LABELS;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.view.KpiRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A KPI row in the API. */
public final class KpiForm {
  /** The grains by their names in the API. */
  public static final List<String> GRAINS =
      Arrays.stream(Grain.values()).map(KpiForm::name).toList();

  /** The fields of a KPI row. */
  public static final ApiSchema<KpiRow> ROW =
      ApiSchema.<KpiRow>named("KpiRow")
          .field("kpi", TEXT, "The KPI's id.", KpiRow::kpi)
          .field(
              "grain",
              new ApiType.Word(GRAINS),
              "How long the period is.",
              row -> name(row.period().grain()))
          .field("period", TEXT, "The period's label: 2026-03.", row -> row.period().label())
          .field("period_start", DAY, "The first day.", row -> row.period().firstDay())
          .field("period_end", DAY, "The last day, included.", row -> row.period().lastDay())
          .optional(
              "starts_at", INSTANT, "The instant the period starts.", row -> row.instants().start())
          .optional(
              "ends_at",
              INSTANT,
              "The instant the period ends, not included.",
              row -> row.instants().end())
          .field(
              "segment",
              LABELS,
              "Dimension to value; empty for the whole company.",
              row -> new TreeMap<>(row.segment()))
          .figure("value", "The value.", row -> new Figure(row.value(), row.unit()))
          .figure(
              "numerator",
              "The numerator of a KPI that is a quotient, without a unit.",
              row -> new Figure(row.numerator(), ""))
          .figure(
              "denominator",
              "The denominator of a KPI that is a quotient, without a unit.",
              row -> new Figure(row.denominator(), ""))
          .optional(
              "sample_size",
              WHOLE_NUMBER,
              "How many observations the value is made of.",
              row -> boxed(row.sampleSize()))
          .field(
              "unit",
              TEXT,
              "count, ratio, days, months, seconds, an ISO 4217 currency, or a currency per day.",
              KpiRow::unit)
          .field("provisional", FLAG, "Whether the period is not over yet.", KpiRow::provisional)
          .optional("reason", TEXT, "Why there is no value.", KpiRow::reason)
          .field(
              "missing",
              new ApiType.Many(TEXT),
              "The feeds of which nothing was ever reported.",
              KpiRow::missing)
          .field("as_of", INSTANT, "When the row was computed.", KpiRow::asOf)
          .field("definition", TEXT, "The version of the plan's definition.", KpiRow::definition)
          .build();

  private KpiForm() {}

  /** A grain's name in the API. */
  public static String name(Grain grain) {
    return grain.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}

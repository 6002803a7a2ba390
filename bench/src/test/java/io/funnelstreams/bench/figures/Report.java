package io.funnelstreams.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.app.command.Funnel;
import io.funnelstreams.app.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The KPIs of files, as the streams publish them on a broker and a registry of their own. The
 * output of {@code funnel report} for the same files is compared with them: it computes its numbers
 * without a broker or a registry.
 *
 * @param rows its result
 * @param observed its other output
 */
record Report(int exitCode, List<Row> rows, String observed) {
  /** One line of the result; the period of {@code total} is all of time. */
  record Row(
      String kpi,
      String grain,
      String period,
      Map<String, String> segment,
      OptionalDouble value,
      OptionalDouble numerator,
      OptionalDouble denominator,
      String unit,
      boolean provisional,
      String reason) {}

  /** Runs files through the streams and through {@code funnel report}, with its arguments. */
  static Report run(String... arguments) {
    var streams = StreamedFiles.of(arguments).report();
    assertSame(command(arguments), streams);
    return streams;
  }

  private static void assertSame(Report command, Report streams) {
    assertThat(command.exitCode).as(command.observed).isEqualTo(streams.exitCode);
    assertThat(command.rowsNotIn(streams)).as("printed by 'funnel report' alone").isEmpty();
    assertThat(streams.rowsNotIn(command)).as("published by the streams alone").isEmpty();
    assertThat(command.rows).hasSameSizeAs(streams.rows);
  }

  /** Runs the command in this process. */
  private static Report command(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(stream(out), stream(err), false, false, Map.of());
    var line =
        Stream.concat(Stream.of("report", "--format", "json"), Stream.of(arguments))
            .toArray(String[]::new);
    int exitCode = Funnel.run(console, line);
    return new Report(exitCode, read(out), err.toString(StandardCharsets.UTF_8));
  }

  /** The rows that another report does not have; of two long lists only this can be read. */
  List<Row> rowsNotIn(Report other) {
    var others = Set.copyOf(other.rows);
    return rows.stream().filter(row -> !others.contains(row)).toList();
  }

  /** A KPI's value for the whole company over all of time. */
  double total(String kpi) {
    return byPeriod(kpi, "total", Row::value).getOrDefault("total", Double.NaN);
  }

  /** Period to number, of the whole company; periods in which there was nothing are left out. */
  Map<String, Double> byPeriod(String kpi, String grain, Function<Row, OptionalDouble> column) {
    var numbers = new TreeMap<String, Double>();
    of(kpi, grain)
        .filter(row -> row.segment().isEmpty())
        .forEach(row -> put(numbers, row.period(), column.apply(row)));
    return numbers;
  }

  /** Value of a dimension to number, over all of time. */
  Map<String, Double> bySegment(
      String kpi, String dimension, Function<Row, OptionalDouble> column) {
    var numbers = new TreeMap<String, Double>();
    of(kpi, "total")
        .filter(row -> row.segment().containsKey(dimension))
        .forEach(row -> put(numbers, row.segment().get(dimension), column.apply(row)));
    return numbers;
  }

  private Stream<Row> of(String kpi, String grain) {
    return rows.stream().filter(row -> row.kpi().equals(kpi) && row.grain().equals(grain));
  }

  private static void put(Map<String, Double> numbers, String label, OptionalDouble number) {
    number.ifPresent(present -> numbers.put(label, present));
  }

  private static List<Row> read(ByteArrayOutputStream out) {
    var rows = new ArrayList<Row>();
    try {
      new ObjectMapper().readTree(out.toByteArray()).forEach(node -> rows.add(row(node)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Row row(JsonNode node) {
    var segment = new TreeMap<String, String>();
    node.required("segment")
        .properties()
        .forEach(e -> segment.put(e.getKey(), e.getValue().textValue()));
    return new Row(
        node.required("kpi").textValue(),
        node.required("grain").textValue(),
        node.required("period").textValue(),
        segment,
        number(node.required("value")),
        number(node.required("numerator")),
        number(node.required("denominator")),
        node.required("unit").textValue(),
        node.required("note").textValue().equals("provisional"),
        node.required("reason").textValue());
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNull() ? OptionalDouble.empty() : OptionalDouble.of(node.doubleValue());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

package io.funnelstreams.bench.golden;

import io.funnelstreams.bench.engine.KpiEngineUnderTest;
import io.funnelstreams.bench.engine.TableDifference;
import io.funnelstreams.bench.oracle.Oracle;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** One folder of {@code case}. */
public record GoldenCase(String name, Plan plan, List<Event> events, ExpectedRows expected) {

  /** All cases, by name. */
  public static List<GoldenCase> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.sorted().map(GoldenCase::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where an engine's rows are not the expected ones, in this and in the reverse order. */
  public void check(KpiEngineUnderTest engine) {
    check(engine, events);
    var reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    check(engine, reversed);
  }

  private void check(KpiEngineUnderTest engine, List<Event> deliveries) {
    var actual = expected.concerned(engine.run(plan, deliveries));
    var differences = TableDifference.between(expected.rows(), actual, Oracle.kpis());
    if (!differences.isEmpty()) {
      throw new AssertionError(name + ": " + TableDifference.describe(differences));
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static GoldenCase read(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve("events.jsonl"))) {
      return new GoldenCase(
          folder.getFileName().toString(),
          PlanYaml.read(folder.resolve("plan.yaml")),
          lines.map(EventJson::read).toList(),
          ExpectedRows.read(folder.resolve("expected-kpis.csv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(GoldenCase.class.getResource("/case").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Exports that are imported one after another, and their KPIs. */
final class Exports {
  private static final String PLAN =
      """
      name: Exports
      time_zone: UTC
      currency: EUR
      """;

  private final Path folder;
  private final Plan plan;
  private final Collected collected = new Collected();
  private ImportSummary summary;

  private Exports(Path folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /** Starts without an import; files are written into a folder. */
  static Exports in(Path folder) {
    return in(folder, PlanYaml.parse("plan.yaml", PLAN));
  }

  /** As {@link #in(Path)}, counted by a plan of its own. */
  static Exports in(Path folder, Plan plan) {
    return new Exports(folder, plan);
  }

  /** Imports one export, as lines of a file. */
  Exports then(String mapping, String... lines) {
    return then(mapping, List.of(lines));
  }

  /** As {@link #then(String, String...)}. */
  Exports then(String mapping, List<String> lines) {
    boolean headerAlone = lines.size() < 2;
    if (headerAlone && !mapping.contains("export: complete")) {
      // Such a file is refused, and changes nothing.
      return this;
    }
    summary = collected.run(mapping(mapping), file(lines));
    return this;
  }

  private Mapping mapping(String text) {
    return MappingYaml.parse(folder.resolve("m.yaml"), text);
  }

  private Path file(List<String> lines) {
    try {
      var file = Files.createTempFile(folder, "export", ".csv");
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The summary of the last import. */
  ImportSummary summary() {
    return summary;
  }

  Collected collected() {
    return collected;
  }

  /** The KPIs of everything that was published, in the order in which it was. */
  Map<KpiKey, KpiValue> kpis() {
    return kpis(collected.events);
  }

  /** The KPIs when the events are delivered in another order, some of them twice. */
  Map<KpiKey, KpiValue> kpisShuffled(long seed) {
    var deliveries = new ArrayList<>(collected.events);
    deliveries.addAll(collected.events.subList(0, collected.events.size() / 2));
    Collections.shuffle(deliveries, new Random(seed));
    return kpis(deliveries);
  }

  private Map<KpiKey, KpiValue> kpis(List<Event> events) {
    var pipeline = new FunnelPipeline(plan, LocalDate.parse("2026-12-31"));
    for (var event : events) {
      assertThat(pipeline.accept(event)).as("rejected by the pipeline: %s", event).isEmpty();
    }
    return pipeline.kpis();
  }

  /** Checks that the numbers are those of other exports, in any order of delivery. */
  void countAs(Exports others) {
    assertThat(kpis()).isEqualTo(others.kpis()).isNotEmpty();
    assertThat(kpisShuffled(1)).isEqualTo(others.kpis());
  }
}

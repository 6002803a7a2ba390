package io.funnelstreams.bench.life;

import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.bench.engine.TableDifference;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.kpi.Kpi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder of the life's plan, mappings and sources. */
final class Life {
  static final Path RESOURCES = Path.of("src/test/resources/life");
  static final PlanFile PLAN = PlanFile.read(RESOURCES.resolve("plan.yaml"));

  private Life() {}

  /** A file with what it is read through. */
  record Exported(Path mapping, Path data) {}

  /** The files of a life. */
  static List<Exported> exports(List<Happening> diary, Path folder) {
    return Export.write(diary, folder).stream()
        .map(name -> new Exported(mapping(name), folder.resolve(name)))
        .toList();
  }

  /** Fails where two KPI tables differ, with the rows. */
  static void checkSame(Map<RowKey, RowValue> byVendors, Map<RowKey, RowValue> byFiles) {
    var kpis = PLAN.plan().catalogue().kpis().stream().map(Kpi::id).toList();
    var differences = TableDifference.between(byFiles, byVendors, kpis);
    if (!differences.isEmpty()) {
      throw new AssertionError(TableDifference.describe(differences));
    }
  }

  private static Path mapping(String file) {
    return RESOURCES.resolve("files").resolve(file.replace(".csv", ".mapping.yaml"));
  }
}

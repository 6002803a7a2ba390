package io.funnelstreams.bench.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeTest {
  private static final Plan PLAN = Life.PLAN.plan();
  private static final List<Happening> DIARY = HalfYear.diary();

  @TempDir static Path folder;

  private static SourceCatalogue sources;
  private static List<Event> byFiles;
  private static Map<RowKey, RowValue> table;

  @BeforeAll
  static void report() throws IOException {
    sources = Sources.of(DIARY, folder.resolve("sources"));
    byFiles =
        ReportedEvents.byFiles(
            Life.exports(DIARY, Files.createDirectories(folder.resolve("files"))));
    table = table(byFiles);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatVendorsSendInAnyOrderComesToTheKpisOfTheFiles(long seed) {
    var byVendors = ReportedEvents.byVendors(Mailbag.of(DIARY, seed), sources);
    Life.checkSame(table(byVendors), table);
  }

  @Test
  void theKpisOfTheFilesAreThoseOfTheBatch() {
    OracleAgreement.check(PLAN, byFiles, table);
  }

  @Test
  void theKpisAreThoseOfTheLife() {
    LifeFigures.check(table);
  }

  /**
   * No version of an event may be superseded by another one of the same revision: the sources must
   * say which one holds.
   */
  private static Map<RowKey, RowValue> table(List<Event> events) {
    var pipeline = new FunnelPipeline(PLAN, HalfYear.END.plusYears(1));
    events.forEach(event -> assertThat(pipeline.accept(event)).as("%s", event).isEmpty());
    return InMemoryEngine.rows(pipeline.kpis());
  }
}

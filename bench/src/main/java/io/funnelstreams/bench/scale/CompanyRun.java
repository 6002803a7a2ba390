package io.funnelstreams.bench.scale;

import com.sun.management.OperatingSystemMXBean;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.bench.company.Company;
import io.funnelstreams.bench.company.CompanyPlan;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.serve.catchup.CatchUp;
import io.funnelstreams.streams.FunnelStreams;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A company imported into a system of its own, all in one process, as {@code funnel report} does.
 *
 * @param folder where files, state and the published table lie
 */
record CompanyRun(Company company, Path folder, int threads) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** The file of the published table. */
  Path table() {
    return folder.resolve("kpis.bin");
  }

  /** Runs until every event is in the KPIs, and writes the table that is then published. */
  Took run() {
    var written = FamilyFiles.write(company, folder.resolve("files"));
    var plan = CompanyPlan.FILE;
    var settings =
        SettingsSource.read(
            Optional.empty(), Map.of(), Map.of("streams.threads", Integer.toString(threads)));
    var data = folder.resolve("data");
    try (var system = EmbeddedSystem.start(settings, plan, data, Ports.FREE)) {
      system.pipeline().awaitRunning();
      double cpuBefore = cpuSeconds();
      long start = System.nanoTime();
      importAll(system);
      double imported = seconds(start);
      awaitCaughtUp(system);
      double catchUp = seconds(start);
      double cpu = cpuSeconds() - cpuBefore;
      long peak = ProcessMemory.peakBytes();
      long live = ProcessMemory.liveHeapBytes();
      var today = LocalDate.now(plan.plan().rules().calendar().zone());
      long records = PublishedTable.write(system.cluster(), table());
      var changelog = FunnelStreams.applicationId(plan.version()) + "-journeys-changelog";
      var journeys = RowSizes.of(system.cluster(), changelog);
      return new Took(written, imported, catchUp, cpu, peak, live, today, records, journeys);
    }
  }

  private void importAll(EmbeddedSystem system) {
    try (var publisher = KafkaPublisher.connect(system.cluster().properties())) {
      var ledgers = new MemoryLedgers();
      for (var family : Family.values()) {
        var file = FamilyFiles.file(folder.resolve("files"), family);
        var mapping = FamilyMapping.of(family);
        var ledger = ledgers.of(mapping.id());
        var summary =
            new FileImporter(
                    publisher, publisher, ledger, Clock.systemUTC(), ImportProgress.silent())
                .run(mapping, List.of(file));
        if (summary.rejectedRows() > 0) {
          throw new IllegalStateException(String.join("\n", summary.lines()));
        }
      }
    }
  }

  private static void awaitCaughtUp(EmbeddedSystem system) {
    var cluster = system.cluster();
    try (var catchUp =
        CatchUp.open(cluster.properties(), cluster.values(), CompanyPlan.FILE.version())) {
      catchUp.await(PATIENCE, system.pipeline()::checkFailure);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double cpuSeconds() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }

  /**
   * The cost of the run.
   *
   * @param written the rows of the files
   * @param imported seconds until all rows were on the topics
   * @param catchUp seconds until all of them were in the published KPIs
   * @param cpuSeconds of import, broker and Kafka Streams application until then
   * @param peakBytes the most that was resident
   * @param liveHeapBytes what the heap holds when everything has caught up
   * @param today the day on which the table was read
   * @param records on the KPI topic
   * @param journeys the rows of parties; a visitor of whom nothing else is known has none
   */
  record Took(
      FamilyFiles.Written written,
      double imported,
      double catchUp,
      double cpuSeconds,
      long peakBytes,
      long liveHeapBytes,
      LocalDate today,
      long records,
      RowSizes journeys) {}
}

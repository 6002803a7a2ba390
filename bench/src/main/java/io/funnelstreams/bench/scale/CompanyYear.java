package io.funnelstreams.bench.scale;

import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.bench.company.Company;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A company's history through files, import, broker and Kafka Streams application, and each of its
 * rows compared with the oracle's. The oracle has a process of its own, so that its memory is not
 * counted.
 */
@Command(
    name = "company-year",
    mixinStandardHelpOptions = true,
    description = "Imports a company's history and compares every published row with the oracle.")
public final class CompanyYear implements Callable<Integer> {
  @Option(names = "--leads", defaultValue = "50000", description = "Each brings 40 events.")
  private int leads;

  @Option(names = "--years", defaultValue = "1", description = "The age of the company.")
  private int years;

  @Option(names = "--seed", defaultValue = "1", description = "Another seed, another company.")
  private long seed;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads of the Kafka Streams application.")
  private int threads;

  @Option(names = "--oracle-heap", defaultValue = "8g", description = "Heap of the oracle.")
  private String oracleHeap;

  @Option(names = "--folder", description = "Where everything is kept, and left behind.")
  private Optional<Path> kept;

  private CompanyYear() {}

  /** Ends with 0 where no row differs. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new CompanyYear()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kept.isPresent()) {
      return runIn(kept.get());
    }
    try (var folder = TemporaryFolder.create()) {
      return runIn(folder.path());
    }
  }

  private Integer runIn(Path folder) throws IOException, InterruptedException {
    var run = new CompanyRun(Company.ofYears(seed, leads, years), folder, threads);
    var took = run.run();
    printRun(took);
    printJourneys(took.journeys());
    printState(folder.resolve("data"), took.written().parties());
    return compare(run, took);
  }

  private static void printRun(CompanyRun.Took took) {
    print(
        "rows imported                  %,d, of %,d parties",
        took.written().rows(), took.written().parties());
    print("import                         %.0f s", took.imported());
    print("caught up, from the first row on %.0f s", took.catchUp());
    print(
        "CPU                            %.0f s, %.1f s per million",
        took.cpuSeconds(), took.cpuSeconds() / took.written().rows() * 1e6);
    print("most resident memory           %,d MB", took.peakBytes() >> 20);
    print("heap in use when caught up       %,d MB", took.liveHeapBytes() >> 20);
    print("records on the KPI topic       %,d", took.records());
  }

  private static void printJourneys(RowSizes journeys) {
    print(
        "journeys                       %,d rows of %,d bytes; half up to %,d, 99 %% %,d, all %,d",
        journeys.rows(),
        journeys.total() / Math.max(1, journeys.rows()),
        journeys.quantile(0.5),
        journeys.quantile(0.99),
        journeys.quantile(1));
  }

  private static void printState(Path data, int parties) {
    var stores = StateSizes.ofStores(data.resolve("streams"));
    var topics = StateSizes.ofTopics(data.resolve("broker"));
    topics.keySet().removeIf(topic -> !topic.endsWith("-changelog"));
    printState("local state", stores, parties);
    printState("changelogs", topics, parties);
  }

  private static void printState(String name, Map<String, Long> sizes, int parties) {
    long all = sizes.values().stream().mapToLong(size -> size).sum();
    print("%-30s %,d KB, %,d bytes per party", name, all >> 10, all / parties);
    sizes.forEach((part, size) -> print("  %-60s %,12d KB", part, size >> 10));
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private Integer compare(CompanyRun run, CompanyRun.Took took)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var arguments =
        Stream.of(seed, leads, 12 * years, run.table(), took.today()).map(String::valueOf);
    var command =
        Stream.concat(
            Stream.of(
                java,
                "-Xmx" + oracleHeap,
                "-cp",
                System.getProperty("java.class.path"),
                ScaleVerdict.class.getName()),
            arguments);
    return new ProcessBuilder(List.copyOf(command.toList())).inheritIO().start().waitFor();
  }
}

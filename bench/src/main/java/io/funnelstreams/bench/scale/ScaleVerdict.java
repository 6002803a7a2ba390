package io.funnelstreams.bench.scale;

import io.funnelstreams.bench.company.Company;
import io.funnelstreams.bench.company.CompanyPlan;
import io.funnelstreams.bench.engine.TableDifference;
import io.funnelstreams.bench.oracle.Oracle;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A published table compared with the oracle's over the same deliveries, which it generates again:
 * it uses neither the files nor the import.
 *
 * @param expected how many rows the oracle has
 * @param published how many rows were published
 */
record ScaleVerdict(long deliveries, long expected, long published, List<String> differences) {

  /**
   * Compares every row of every KPI.
   *
   * @param published written by {@link PublishedTable}
   * @param today when it was
   */
  static ScaleVerdict of(Company company, Path published, LocalDate today) {
    var deliveries = company.deliveries().toList();
    var expected = new Oracle(CompanyPlan.FILE.plan(), today).table(deliveries);
    int size = deliveries.size();
    var actual = PublishedTable.read(published);
    var differences = TableDifference.between(expected, actual, Oracle.kpis());
    return new ScaleVerdict(size, expected.size(), actual.size(), differences);
  }

  boolean agrees() {
    return differences.isEmpty() && expected == published && expected > 0;
  }

  @Override
  public String toString() {
    var counts =
        String.format(
            Locale.ROOT,
            "%,d rows expected of %,d deliveries, %,d published, %,d differ",
            expected,
            deliveries,
            published,
            differences.size());
    return differences.isEmpty() ? counts : counts + "\n" + TableDifference.describe(differences);
  }

  /** Arguments: seed, leads, months, the table's file, the day it is of. */
  public static void main(String[] args) {
    var company =
        new Company(Long.parseLong(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    long before = System.nanoTime();
    var verdict = of(company, Path.of(args[3]), LocalDate.parse(args[4]));
    System.out.println(verdict);
    System.out.printf(
        Locale.ROOT,
        "oracle and comparison: %.0f s, at most %,d MB%n",
        (System.nanoTime() - before) / 1e9,
        ProcessMemory.peakBytes() >> 20);
    System.exit(verdict.agrees() ? 0 : 1);
  }
}

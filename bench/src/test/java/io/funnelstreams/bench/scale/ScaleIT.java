package io.funnelstreams.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.company.Company;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of a small company by the way of a large one's year. */
class ScaleIT {
  @TempDir Path folder;

  @Test
  void everyNumberIsTheOracles() {
    var company = new Company(7, 500, 3);
    var run = new CompanyRun(company, folder, 2);

    var took = run.run();
    var verdict = ScaleVerdict.of(company, run.table(), took.today());

    assertThat(verdict.differences()).as(verdict.toString()).isEmpty();
    assertThat(verdict.published()).isEqualTo(verdict.expected()).isGreaterThan(30_000);
    assertThat(verdict.deliveries()).isEqualTo(took.written().rows()).isGreaterThan(15_000);
  }
}

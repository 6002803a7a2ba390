package io.funnelstreams.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files given once and twice; small ones, so that this runs where no data folder is. */
class ImportedTwiceIT {
  @TempDir private Path folder;

  @Test
  void aFileImportedTwiceChangesNothing() throws IOException {
    var leads =
        write(
            "leads.csv",
            "mql_id,first_contact_date,landing_page_id,origin",
            "lead-1,2024-01-30,page-1,email",
            "lead-2,2024-02-01,page-1,",
            "lead-3,2024-02-03,page-2,unknown");
    var deals =
        write(
            "deals.csv",
            "mql_id,seller_id,sr_id,won_date,business_segment",
            "lead-1,seller-1,rep-1,2024-02-10 09:30:00,books",
            "lead-2,seller-2,rep-2,2024-03-01 23:59:59,");

    var once = report(leads.toString(), deals.toString());
    var twice = report(leads + "," + leads, deals + "," + deals);

    assertThat(once.exitCode()).as(once.observed()).isZero();
    assertThat(twice.exitCode()).as(twice.observed()).isZero();
    // A report that was printed before the deals had arrived would agree with another such one.
    assertThat(once.total("mqls")).isEqualTo(3);
    assertThat(once.total("deals_won")).isEqualTo(2);
    assertThat(twice.rowsNotIn(once)).as("only in what was imported twice").isEmpty();
    assertThat(once.rowsNotIn(twice)).as("only in what was imported once").isEmpty();
  }

  private static Report report(String leads, String deals) {
    return Report.run(
        "--plan",
        PublishedData.example("olist/plan.yaml").toString(),
        "--import",
        PublishedData.example("olist/leads.mapping.yaml") + "=" + leads,
        "--import",
        PublishedData.example("olist/deals.mapping.yaml") + "=" + deals,
        "--grain",
        "all",
        "--segment",
        "all");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }
}

package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowRevisionTest {
  private static final String DEALS =
      """
      mapping: deals
      source: crm
      currency: EUR
      row_id: id
      party: account
      events:
        - {family: deal, type: opened, deal_id: id, occurred_at: created, amount: value}
        - {family: deal, type: won, when: {stage: Won}, deal_id: id, occurred_at: closed,
           amount: value}
        - {family: deal, type: lost, when: {stage: Lost}, deal_id: id, occurred_at: closed}
      """;
  private static final String HEADER = "id,account,stage,created,closed,value";

  @TempDir private Path folder;

  private Exports exports() {
    return Exports.in(folder);
  }

  @Test
  void leavesWhatANewerExportSaidWhenAnOlderOneIsImportedLater() {
    var versioned =
        DEALS
            .replace("value}", "value, revision: version}")
            .replace("closed}", "closed, revision: version}");
    var header = HEADER + ",version";
    var newer = "7,Bolt,Won,2026-01-02,2026-03-01,10,5";
    var exports =
        exports()
            .then(versioned, header, newer)
            .then(versioned, header, "7,Acme,Open,2026-01-02,,10,4");

    exports.countAs(exports().then(versioned, header, newer));
    assertThat(exports.summary().changes().older()).isEqualTo(1);
    assertThat(exports.summary().lines()).anyMatch(line -> line.contains("higher revision"));
  }

  @Test
  void goesByTheTimeOfTheImportAgainWhenTheMappingStopsToNameARevision() {
    var versioned =
        DEALS
            .replace("value}", "value, revision: version}")
            .replace("closed}", "closed, revision: version}");
    exports()
        .then(versioned, HEADER + ",version", "7,Acme,Won,2026-01-02,2026-03-01,10,5")
        .then(DEALS, HEADER, "7,Acme,Open,2026-01-02,,11")
        .then(DEALS, HEADER, "7,Acme,Won,2026-01-02,2026-03-04,12")
        .countAs(exports().then(DEALS, HEADER, "7,Acme,Won,2026-01-02,2026-03-04,12"));
  }
}

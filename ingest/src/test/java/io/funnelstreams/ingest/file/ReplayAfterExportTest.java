package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.reject.RejectReplay;
import io.funnelstreams.ingest.reject.RowRetrial;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayAfterExportTest {
  private static final String ORDERS =
      """
      mapping: orders
      source: shop
      currency: EUR
      row_id: number
      party: customer
      events:
        - {family: payment, type: paid, document: order, document_id: number, occurred_at: day,
           amount: total}
      """;
  private static final String MENDED = ORDERS + "dates: {formats: [dd.MM.yyyy]}\n";
  private static final String HEADER = "number,customer,day,total";
  private static final String GOOD = "1,Ann,2026-01-02,5";

  @TempDir private Path folder;

  @Test
  void takesARejectedRowThatNoLaterExportHas() {
    var exports =
        Exports.in(folder)
            .then(ORDERS, HEADER, GOOD, "2,Bo,03.01.2026,7")
            .then(ORDERS, HEADER, GOOD);

    var outcome = replay(exports, MENDED);

    assertThat(outcome.taken()).isEqualTo(1);
    exports.countAs(Exports.in(folder).then(MENDED, HEADER, GOOD, "2,Bo,03.01.2026,7"));
  }

  @Test
  void takesBackWhatTheRejectedRowMadeInTheExportBeforeIt() {
    var exports =
        Exports.in(folder)
            .then(ORDERS, HEADER, "2,Bo,2026-01-03,7")
            .then(ORDERS, HEADER, "2,Cy,03.01.2026,7");

    assertThat(replay(exports, MENDED).events()).isEqualTo(2);

    exports.countAs(Exports.in(folder).then(ORDERS, HEADER, "2,Cy,2026-01-03,7"));
    var moved = "2,Cy,2026-01-04,8";
    exports.then(ORDERS, HEADER, moved).countAs(Exports.in(folder).then(ORDERS, HEADER, moved));
  }

  @Test
  void makesNothingOfARejectedRowThatALaterExportHas() {
    var last = "2,Cy,2026-01-04,8";
    var exports =
        Exports.in(folder)
            .then(ORDERS, HEADER, GOOD, "2,Bo,03.01.2026,7")
            .then(ORDERS, HEADER, GOOD, last);

    var outcome = replay(exports, MENDED);

    assertThat(outcome.superseded()).isEqualTo(1);
    assertThat(outcome.taken()).isZero();
    assertThat(exports.collected().rejects).isEmpty();
    exports.countAs(Exports.in(folder).then(ORDERS, HEADER, GOOD, last));
  }

  @Test
  void makesNothingOfARejectedRowThatALaterCompleteExportHasNot() {
    var complete = ORDERS + "export: complete\n";
    var exports =
        Exports.in(folder)
            .then(complete, HEADER, GOOD, "2,Bo,03.01.2026,7")
            .then(complete, HEADER, GOOD);

    assertThat(replay(exports, MENDED + "export: complete\n").superseded()).isEqualTo(1);
    exports.countAs(Exports.in(folder).then(complete, HEADER, GOOD));
  }

  private RejectReplay.Outcome replay(Exports exports, String text) {
    var collected = exports.collected();
    var mapping = mapping(text);
    var ledger = collected.ledger(mapping);
    var now = Collected.NOW.plus(Duration.ofHours(1));
    var clock = Clock.fixed(now, ZoneOffset.UTC);
    return new RejectReplay(collected, collected, ledger, clock)
        .run(new RowRetrial(mapping, ledger, now), List.copyOf(collected.rejects));
  }

  private Mapping mapping(String text) {
    return MappingYaml.parse(folder.resolve("m.yaml"), text);
  }
}

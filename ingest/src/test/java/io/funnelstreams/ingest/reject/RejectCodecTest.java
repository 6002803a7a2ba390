package io.funnelstreams.ingest.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.RowLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RejectCodecTest {
  @Test
  void aRejectComesBackFromItsRecordWithAllThatIsNeededToReadItAgain() {
    var layout = RowLayout.csv(List.of("id", "say \"hi\"", "a;b"), ';');
    var context = new RowContext(layout, StandardCharsets.ISO_8859_1, Path.of("/in"), "7-1");
    for (var reason : RejectReason.values()) {
      var reject = reject(new Rejection(reason, Optional.of("id"), "it is wrong"), context);

      assertThat(RejectCodec.toCore(RejectCodec.toAvro(reject))).isEqualTo(reject);
    }
    assertThat(RowContext.of(context.asMap())).isEqualTo(context);
  }

  private static Reject reject(Rejection rejection, RowContext context) {
    return new Reject(
        "r1",
        "crm",
        Raw.of(new byte[] {1, -1, 0}),
        "text/csv",
        rejection,
        Optional.of("deals.csv"),
        OptionalLong.of(12),
        Optional.of(new TopicPlace("funnel.deals.v1", OptionalInt.of(3), OptionalLong.of(7))),
        Optional.of("deals"),
        context.asMap(),
        Instant.parse("2026-03-01T10:00:00Z"),
        2);
  }
}

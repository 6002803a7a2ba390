package io.funnelstreams.streams.forget;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.forget.Forgotten;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForgottenFormTest {
  private static final Instant ASKED = Instant.parse("2026-04-01T12:00:00Z");
  private static final Instant AGAIN = Instant.parse("2026-04-02T12:00:00Z");

  @Test
  void readsWhatItWrites() {
    var first =
        new Forgetting(ASKED, Aggregates.KEEP, true, Optional.of("next"), Set.of(Family.WEB));
    var second =
        new Forgetting(
            AGAIN,
            Aggregates.RETRACT,
            false,
            Optional.empty(),
            Set.of(Family.LEAD, Family.DEAL, Family.CALL));
    var known =
        Forgotten.NOTHING
            .applied(Forgetting.alone(ASKED.minusSeconds(9), Aggregates.KEEP))
            .with(Family.WEB, first)
            .with(Family.DEAL, second)
            .withTurn(AGAIN.plusSeconds(1));

    assertThat(ForgottenForm.read(ForgottenForm.bytes(known))).isEqualTo(known);
  }

  @Test
  void readsARowOfBeforeAsOneOfEveryFamily() {
    var row =
        new BinaryWriter()
            .count(1)
            .flag(false)
            .count(1)
            .number(ASKED.toEpochMilli())
            .flag(true)
            .constant(Aggregates.KEEP)
            .flag(true)
            .optionalText(Optional.of("next"))
            .count(1)
            .constant(Family.LEAD)
            .flag(false)
            .bytes();
    var asked = new Forgetting(ASKED, Aggregates.KEEP, true, Optional.of("next"));

    assertThat(ForgottenForm.read(row)).isEqualTo(Forgotten.NOTHING.with(Family.LEAD, asked));
  }
}

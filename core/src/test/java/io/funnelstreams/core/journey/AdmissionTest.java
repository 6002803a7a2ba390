package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Admission ADMISSION =
      new Admission(
          new JourneyRules(
              BusinessCalendar.of(ZoneId.of("UTC")),
              Map.of(),
              Telling.EUROS,
              Set.of(),
              Map.of(Family.LEAD, Duration.ofDays(30))));

  private static final Money DOLLARS = Money.of(100, "USD");

  @Test
  void anEventOlderThanTheHorizonWhenRecordedIsTooLate() {
    var late = Story.of("p").created("2026-01-01").recordedAt("2026-02-01");
    assertThat(ADMISSION.refuse(late.event()))
        .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RejectReason.TOO_LATE));
  }

  @Test
  void anEventAtTheHorizonIsLetIn() {
    assertThat(
            ADMISSION.refuse(Story.of("p").created("2026-01-01").recordedAt("2026-01-31").event()))
        .isEmpty();
  }

  @Test
  void historyLoadedOnPurposeIsNeverTooLate() {
    var loaded = Story.of("p").created("2020-01-01").recordedAt("2026-02-01").backfill();
    assertThat(ADMISSION.refuse(loaded.event())).isEmpty();
  }

  @Test
  void anAmountWithoutARateIsRefused() {
    var deal = Story.of("p").deal("d", DealEvent.Type.OPENED, "2026-01-01", DOLLARS);
    assertThat(ADMISSION.refuse(deal.event()))
        .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RejectReason.NO_RATE));
  }

  @Test
  void aWithdrawalNeedsNoRate() {
    var deal = Story.of("p").deal("d", DealEvent.Type.OPENED, "2026-01-01", DOLLARS).withdrawn();
    assertThat(ADMISSION.refuse(deal.event())).isEmpty();
  }
}

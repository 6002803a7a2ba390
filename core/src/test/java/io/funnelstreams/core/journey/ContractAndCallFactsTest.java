package io.funnelstreams.core.journey;

import static io.funnelstreams.core.event.ContractEvent.Type.DECLINED;
import static io.funnelstreams.core.event.ContractEvent.Type.EXPIRED;
import static io.funnelstreams.core.event.ContractEvent.Type.SENT;
import static io.funnelstreams.core.event.ContractEvent.Type.SIGNED;
import static io.funnelstreams.core.event.ContractEvent.Type.VIEWED;
import static io.funnelstreams.core.event.ContractEvent.Type.VOIDED;
import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.CallEvent.Outcome;
import io.funnelstreams.core.event.CallEvent.Purpose;
import io.funnelstreams.core.event.ContractEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractAndCallFactsTest {
  private static final Measure[] TRANSITIONS = {
    Measure.CONTRACTS_SENT,
    Measure.CONTRACTS_VIEWED,
    Measure.CONTRACTS_SIGNED,
    Measure.CONTRACTS_VOIDED
  };

  @ParameterizedTest
  @EnumSource(ContractEvent.Type.class)
  void everyTransitionImpliesASending(ContractEvent.Type type) {
    assertThat(observed(Story.of("p").contract("c", type, "2026-01-02"), Measure.CONTRACTS_SENT))
        .containsExactly("2026-01-02 contracts_sent 1");
  }

  @Test
  void aSignatureImpliesAViewing() {
    var story = Story.of("p").contract("c", SENT, "2026-01-01").contract("c", SIGNED, "2026-01-02");
    assertThat(observed(story, TRANSITIONS))
        .containsExactly(
            "2026-01-01 contracts_sent 1",
            "2026-01-02 contracts_signed 1",
            "2026-01-02 contracts_viewed 1");
  }

  @Test
  void aTransitionCountsOncePerContractAtItsFirstEvent() {
    var story =
        Story.of("p")
            .contract("c", VIEWED, "2026-01-02")
            .contract("c", VIEWED, "2026-01-03")
            .contract("c", SENT, "2026-01-04");
    assertThat(observed(story, TRANSITIONS))
        .containsExactly("2026-01-02 contracts_sent 1", "2026-01-02 contracts_viewed 1");
  }

  @Test
  void aContractVoidedAfterItsSignatureStaysSigned() {
    var story =
        Story.of("p").contract("c", SIGNED, "2026-01-02").contract("c", VOIDED, "2026-01-03");
    assertThat(observed(story, Measure.CONTRACTS_SIGNED, Measure.CONTRACTS_VOIDED))
        .containsExactly("2026-01-02 contracts_signed 1", "2026-01-03 contracts_voided 1");
  }

  @Test
  void declinedAndExpiredCountByThemselves() {
    var story =
        Story.of("p").contract("c", DECLINED, "2026-01-02").contract("e", EXPIRED, "2026-01-03");
    assertThat(observed(story, Measure.CONTRACTS_DECLINED, Measure.CONTRACTS_EXPIRED))
        .containsExactly("2026-01-02 contracts_declined 1", "2026-01-03 contracts_expired 1");
  }

  @Test
  void signaturesAreAttributedToTheSendingForCohorts() {
    var story = Story.of("p").contract("c", SENT, "2026-01-01").contract("c", SIGNED, "2026-02-02");
    assertThat(observed(story, Measure.SENT_CONTRACTS_SIGNED))
        .containsExactly("2026-01-01 sent_contracts_signed 1");
  }

  @Test
  void countsTalkOfConnectedCallsAlone() {
    var story =
        Story.of("p")
            .call(Outcome.CONNECTED, 90, "2026-01-01")
            .call(Outcome.CONNECTED, 30, "2026-01-01")
            .call(Outcome.VOICEMAIL, 40, "2026-01-02")
            .call(Outcome.OTHER, 50, "2026-01-02")
            .call(Purpose.CLOSING, "2026-01-03");

    assertThat(
            observed(
                story, Measure.CALLS_WITH_OUTCOME, Measure.CONNECTED_CALLS, Measure.TALK_SECONDS))
        .containsExactly(
            "2026-01-01 calls_with_outcome 2",
            "2026-01-01 connected_calls 2",
            "2026-01-01 talk_seconds 120",
            "2026-01-02 calls_with_outcome 2");
  }

  @Test
  void callsCountByTheirPurpose() {
    var story =
        Story.of("p")
            .call(Purpose.PROSPECTING, "2026-01-01")
            .call(Purpose.FOLLOW_UP, "2026-01-02")
            .call(Purpose.CLOSING, "2026-01-03")
            .call(Purpose.CLOSING, "2026-01-03");
    assertThat(
            observed(
                story, Measure.PROSPECTING_CALLS, Measure.FOLLOW_UP_CALLS, Measure.CLOSING_CALLS))
        .containsExactly(
            "2026-01-01 prospecting_calls 1",
            "2026-01-02 follow_up_calls 1",
            "2026-01-03 closing_calls 2");
  }
}

package io.funnelstreams.serve.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final TopicPartition LEADS_0 = new TopicPartition("funnel.leads.v1", 0);
  private static final TopicPartition LEADS_1 = new TopicPartition("funnel.leads.v1", 1);

  private final Applied applied = new Applied(2);

  @Test
  void aSourcePartitionWithoutRecordsNeedsNoProgress() {
    assertThat(Lag.between(applied, Map.of(), Map.of(LEADS_0, 0L))).isEmpty();
  }

  @Test
  void whatRetentionHasRemovedNeedsNoProgress() {
    assertThat(Lag.between(applied, Map.of(LEADS_0, 7L), Map.of(LEADS_0, 7L))).isEmpty();
  }

  @Test
  void aTotalsPartitionThatHasNotSpokenHoldsEverythingBack() {
    applied.report(0, Map.of(LEADS_0, 10L));

    assertThat(Lag.between(applied, Map.of(), Map.of(LEADS_0, 10L)))
        .containsExactly(new Lag(LEADS_0, 0, 10));
  }

  @Test
  void theSlowestTotalsPartitionCounts() {
    applied.report(0, Map.of(LEADS_0, 10L));
    applied.report(1, Map.of(LEADS_0, 4L));

    assertThat(Lag.between(applied, Map.of(), Map.of(LEADS_0, 10L)))
        .containsExactly(new Lag(LEADS_0, 4, 10));
  }

  @Test
  void aSourceThatATotalsPartitionDoesNotNameIsNotAppliedThere() {
    applied.report(0, Map.of(LEADS_0, 10L, LEADS_1, 5L));
    applied.report(1, Map.of(LEADS_0, 10L));

    assertThat(Lag.between(applied, Map.of(), Map.of(LEADS_0, 10L, LEADS_1, 5L)))
        .containsExactly(new Lag(LEADS_1, 0, 5));
  }

  @Test
  void aNewerReportReplacesTheOlderOne() {
    applied.report(0, Map.of(LEADS_0, 4L));
    applied.report(1, Map.of(LEADS_0, 10L));
    applied.report(0, Map.of(LEADS_0, 10L));

    assertThat(Lag.between(applied, Map.of(), Map.of(LEADS_0, 10L))).isEmpty();
  }

  @Test
  void whatIsLeftIsListedInTheOrderOfTopicAndPartition() {
    assertThat(Lag.between(applied, Map.of(), Map.of(LEADS_1, 1L, LEADS_0, 2L)))
        .extracting(Lag::toString)
        .containsExactly("funnel.leads.v1-0 at 0 of 2", "funnel.leads.v1-1 at 0 of 1");
  }
}

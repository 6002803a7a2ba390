package io.funnelstreams.ingest.mapping;

import static io.funnelstreams.ingest.mapping.MappedRow.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.SubscriptionEvent;
import org.junit.jupiter.api.Test;

class SubscriptionEndMappingTest {
  @Test
  void anOpenPeriodIsNoCancellationAndNoResumption() {
    var periods =
        """
        source: billing
        party: c
        row_id: s
        events:
          - {family: subscription, type: paused, subscription_id: s, occurred_at: from}
          - family: subscription
            type: resumed
            subscription_id: s
            occurred_at: from
            effective_at: to
          - family: subscription
            type: cancelled
            subscription_id: s
            occurred_at: from
            effective_at: end
        """;

    var open = (Mapped.Events) map(periods, "s,c,from,to,end", "s1,Acme,2026-01-02,,");
    var closed =
        (Mapped.Events) map(periods, "s,c,from,to,end", "s1,Acme,2026-01-02,2026-02-03,2026-03-04");

    assertThat(open.events()).hasSize(1);
    assertThat(open.open()).containsExactly("subscription.resumed", "subscription.cancelled");
    assertThat(closed.events()).hasSize(3);
    assertThat(closed.open()).isEmpty();
    assertThat(((SubscriptionEvent) closed.events().get(2)).effectiveAllDay()).isTrue();
  }

  @Test
  void aCancellationThatNamesNoDateOfEffectTakesEffectWhenItOccurs() {
    var log =
        """
        source: billing
        party: c
        row_id: s
        events:
          - {family: subscription, type: cancelled, subscription_id: s, occurred_at: from}
        """;

    assertThat(((Mapped.Events) map(log, "s,c,from", "s1,Acme,2026-01-02")).events()).hasSize(1);
  }
}

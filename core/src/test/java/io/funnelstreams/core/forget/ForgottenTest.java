package io.funnelstreams.core.forget;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.Family;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForgottenTest {
  private static final Instant ASKED = Instant.parse("2026-04-01T12:00:00Z");
  private static final Instant AGAIN = Instant.parse("2026-04-02T12:00:00Z");

  @Test
  void nothingIsForgottenBeforeEveryFamilyHasToldIt() {
    var asked = Forgetting.alone(ASKED, Aggregates.KEEP);
    var known = Forgotten.NOTHING;
    for (var family : Family.values()) {
      assertThat(known.due()).isEmpty();
      known = known.with(family, asked).with(family, asked);
    }
    assertThat(known.due()).contains(asked);
  }

  @Test
  void onlyTheTopicsThatItWasWrittenToAreWaitedFor() {
    var families = Set.of(Family.LEAD, Family.DEAL);
    var asked = new Forgetting(ASKED, Aggregates.KEEP, false, Optional.empty(), families);

    var half = Forgotten.NOTHING.with(Family.DEAL, asked);
    assertThat(half.due()).isEmpty();
    assertThat(half.with(Family.LEAD, asked).due()).contains(asked);
  }

  @Test
  void aPartyWaitsForTheOneThatHandsOverToIt() {
    var asked = new Forgetting(ASKED, Aggregates.KEEP, true, Optional.empty());

    assertThat(toldByAll(Forgotten.NOTHING, asked).due()).isEmpty();
    assertThat(toldByAll(Forgotten.NOTHING, asked).withTurn(ASKED).due()).contains(asked);
    assertThat(toldByAll(Forgotten.NOTHING.withTurn(ASKED), asked).due()).contains(asked);
  }

  @Test
  void aLaterForgettingIsAnother() {
    var first = Forgetting.alone(ASKED, Aggregates.KEEP);
    var second = Forgetting.alone(AGAIN, Aggregates.RETRACT);
    var known = toldByAll(Forgotten.NOTHING, first).with(Family.LEAD, second).applied(first);

    assertThat(known.due()).isEmpty();
    assertThat(toldByAll(known, second).due()).contains(second);
    assertThat(known.with(Family.CALL, first)).isEqualTo(known);
  }

  @Test
  void onlyWhatWasRecordedBeforeIsIgnored() {
    var known = Forgotten.NOTHING.applied(Forgetting.alone(ASKED, Aggregates.KEEP));

    var old = Story.of("a").created("2026-01-01").recordedAt("2026-04-01T12:00:00Z").event();
    var late = Story.of("a").created("2026-01-01").recordedAt("2026-04-01T12:00:01Z").event();
    assertThat(known.ignores(old)).isTrue();
    assertThat(known.ignores(late)).isFalse();
    assertThat(Forgotten.NOTHING.ignores(old)).isFalse();
  }

  private static Forgotten toldByAll(Forgotten known, Forgetting asked) {
    var observed = known;
    for (var family : Family.values()) {
      observed = observed.with(family, asked);
    }
    return observed;
  }
}

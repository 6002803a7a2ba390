package io.funnelstreams.serve.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.RejectReason;
import io.funnelstreams.schemas.registry.EventHeaderReader.EventTimes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceHealthTest {
  private static final Instant NOW = ReadModelFixture.NOW;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  @TempDir private Path folder;

  @Test
  void countsEventsBySourceAndFamilyAndDay() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      fixture
          .event("crm", Family.LEAD, NOW)
          .event("crm", Family.LEAD, NOW.minus(Duration.ofDays(1)))
          .commit()
          .event("crm", Family.DEAL, NOW.minus(Duration.ofDays(1)))
          .event("crm2", Family.DEAL, NOW)
          .event(Family.DEAL, new EventTimes("crm", -1, NOW.toEpochMilli(), false, ""))
          .commit();
      assertThat(fixture.model().sourceActivity())
          .extracting(SourceActivity::source, SourceActivity::family, SourceActivity::events)
          .containsExactly(
              tuple("crm", Family.DEAL, 2L),
              tuple("crm", Family.LEAD, 2L),
              tuple("crm2", Family.DEAL, 1L));
      assertThat(fixture.model().eventsByDay("crm", TODAY.minusDays(60), TODAY))
          .containsExactly(new DayActivity(TODAY.minusDays(1), 2), new DayActivity(TODAY, 1));
      assertThat(fixture.model().eventsByDay("crm", LocalDate.MIN.plusYears(1), LocalDate.EPOCH))
          .containsExactly(new DayActivity(LocalDate.of(1969, 12, 31), 1));
      assertThat(fixture.model().status().lastEventAt()).contains(NOW);
    }
  }

  @Test
  void countsWhatTakesBackMergesAndDeletes() {
    long at = NOW.toEpochMilli();
    try (var fixture = ReadModelFixture.ready(folder)) {
      fixture
          .event(Family.LEAD, new EventTimes("crm", at, at, false, "MERGED"))
          .event(Family.LEAD, new EventTimes("crm", at, at, true, "MERGED"))
          .event(Family.LEAD, new EventTimes("crm", at, at, false, "DELETED"))
          .commit()
          .event(Family.LEAD, new EventTimes("crm", at, at, false, "DELETED"))
          .event(Family.LEAD, new EventTimes("crm", at, at, false, "CREATED"))
          .event(Family.DEAL, new EventTimes("crm", at, at, true, "WON"))
          .commit();
      assertThat(fixture.model().sourceActivity())
          .extracting(SourceActivity::family, SourceActivity::events, SourceActivity::changes)
          .containsExactly(
              tuple(Family.DEAL, 1L, new SourceActivity.ChangeCounts(1, 0, 0)),
              tuple(Family.LEAD, 5L, new SourceActivity.ChangeCounts(1, 1, 2)));
    }
  }

  @Test
  void ratesWhatWasTakenWithinTheLastHourAlone() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      for (int minutes = 0; minutes < 120; minutes++) {
        fixture.event("crm", Family.LEAD, NOW.minus(Duration.ofMinutes(minutes)));
      }
      fixture.commit();
      var activity = fixture.model().sourceActivity().get(0);
      assertThat(activity.lastHourEvents()).isEqualTo(60);
      assertThat(activity.lastRecordedAt()).isEqualTo(NOW);
    }
  }

  @Test
  void groupsRejectsAndKeepsTheEarliestOfEachGroup() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      fixture
          .reject(reject("b", "crm", RejectReason.INVALID, 2))
          .reject(reject("a", "crm", RejectReason.INVALID, 1))
          .reject(reject("c", "crm", RejectReason.TOO_LATE, 3))
          .reject(reject("d", "web", RejectReason.INVALID, 4))
          .commit();
      assertThat(fixture.model().rejectGroups())
          .extracting(RejectGroup::source, group -> group.first().getId(), RejectGroup::count)
          .containsExactly(tuple("crm", "a", 2L), tuple("crm", "c", 1L), tuple("web", "d", 1L));
      fixture.replayed("a").replayed("c").replayed("never").commit();
      // Rejected again later, with another reason.
      fixture.reject(reject("d", "web", RejectReason.CONFLICT, 9)).commit();
      assertThat(fixture.model().rejectGroups())
          .extracting(group -> group.first().getId(), RejectGroup::reason, RejectGroup::count)
          .containsExactly(
              tuple("b", RejectReason.INVALID, 1L), tuple("d", RejectReason.CONFLICT, 1L));
    }
    try (var again = ReadModelFixture.opened(folder, 10)) {
      assertThat(again.model().rejectGroups())
          .extracting(RejectGroup::count)
          .containsExactly(1L, 1L);
    }
  }

  @Test
  void pagesRejectsNewestFirstWithoutGapsOrRepetitions() {
    var random = new Random(5);
    var all = new ArrayList<Reject>();
    try (var fixture = ReadModelFixture.ready(folder)) {
      for (int i = 0; i < 200; i++) {
        var reasons = List.of(RejectReason.INVALID, RejectReason.CONFLICT, RejectReason.NO_RATE);
        var reject = reject("id" + i, "s" + i % 4, reasons.get(i % 3), random.nextInt(50));
        all.add(reject);
        fixture.reject(reject);
      }
      fixture.commit();
      all.sort(Comparator.comparing(Reject::getAt).thenComparing(Reject::getId).reversed());
      for (var source : List.of(Optional.<String>empty(), Optional.of("s1"))) {
        var paged = new ArrayList<Reject>();
        Optional<String> after = Optional.empty();
        do {
          var page = fixture.model().rejects(new RejectQuery(source, Optional.empty(), after, 7));
          paged.addAll(page.rejects());
          after = page.next();
        } while (after.isPresent());
        assertThat(paged)
            .isEqualTo(
                all.stream()
                    .filter(each -> source.filter(s -> !s.equals(each.getSource())).isEmpty())
                    .toList());
      }
    }
  }

  @Test
  void refusesAPageThatBeginsNowhere() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var query = new RejectQuery(Optional.empty(), Optional.empty(), Optional.of("%"), 5);
      assertThatThrownBy(() -> fixture.model().rejects(query))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Reject reject(String id, String source, RejectReason reason, int second) {
    return Reject.newBuilder()
        .setId(id)
        .setSource(source)
        .setRaw(ByteBuffer.wrap(new byte[] {1, 2}))
        .setContentType("text/csv")
        .setReason(reason)
        .setExplanation("The amount is no number.")
        .setAt(NOW.plusSeconds(second))
        .build();
  }
}

package io.funnelstreams.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.session.PartyReducer;
import io.funnelstreams.core.session.SessionStore;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.core.session.SessionsInMemory;
import io.funnelstreams.core.time.BusinessCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRowsTest {
  private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");
  private static final List<String> PARTIES = List.of("a", "b", "é-long-visitor-id", "b\u0000");

  private static final FactRules RULES =
      new FactRules(
          new JourneyRules(
              BusinessCalendar.of(ZoneId.of("Europe/Berlin")),
              Map.of("channel", SegmentPolicy.FIRST),
              FxTable.only(Currency.getInstance("EUR")),
              Set.of(),
              Map.of()),
          List.of(List.of(), List.of("channel")));

  @TempDir Path folder;

  /** Parties with one store, and the facts that result from their events. */
  private static final class Company {
    final Map<String, Party> parties = new HashMap<>();
    final List<Fact> facts = new ArrayList<>();

    void accept(Event event, SessionStore store) {
      var journeys = new PartyReducer(RULES, store);
      var party = party(event.header().partyId());
      var transfers = new ArrayDeque<SessionTransfer>(replace(journeys.accept(party, event)));
      while (!transfers.isEmpty()) {
        var transfer = transfers.remove();
        transfers.addAll(replace(journeys.accept(party(transfer.to()), transfer)));
      }
    }

    private List<SessionTransfer> replace(PartyReducer.Change change) {
      parties.put(change.party().id(), change.party());
      facts.addAll(change.facts());
      return change.transfers();
    }

    private Party party(String id) {
      return parties.getOrDefault(id, Party.unknown(id));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsOnDiskThatAreClosedAndOpenedSayWhatMemorySays(long seed) {
    var random = new Random(seed);
    var onDisk = new Company();
    var inMemory = new Company();
    var memory = new SessionsInMemory();
    for (int run = 0; run < 5; run++) {
      try (var rows = RocksRows.open(folder)) {
        for (int i = 0; i < 100; i++) {
          var event = random(random);
          onDisk.accept(event, rows.rows());
          inMemory.accept(event, memory);
        }
      }
    }
    assertThat(onDisk.facts).isNotEmpty().isEqualTo(inMemory.facts);
  }

  @Test
  void theRowsOfABusyVisitorStaySmall() {
    try (var rows = RocksRows.open(folder)) {
      var company = new Company();
      for (int i = 0; i < 10_000; i++) {
        var at = START.plusSeconds(i * 10L);
        company.accept(Views.view("crawler", "view-" + i, at, 1, false), rows.rows());
      }

      assertThat(RocksRows.sizes(rows.views)).hasSize(20_000).allMatch(size -> size < 200);
      assertThat(RocksRows.sizes(rows.sessions)).hasSize(2).allMatch(size -> size < 200);
    }
  }

  @Test
  void aYearOfDailyVisitsIsARowForEachAndAShortOneForTheDays() {
    try (var rows = RocksRows.open(folder)) {
      var company = new Company();
      for (int day = 0; day < 365; day++) {
        var at = START.plusSeconds(day * 86_400L);
        company.accept(Views.view("regular", "view-" + day, at, 1, false), rows.rows());
      }

      assertThat(RocksRows.sizes(rows.sessions)).hasSize(366).allMatch(size -> size < 1_000);
    }
  }

  private static Event random(Random random) {
    var party = PARTIES.get(random.nextInt(PARTIES.size()));
    var at = START.plusSeconds(random.nextInt(40) * 600L).plusMillis(random.nextInt(3));
    var id = Integer.toString(random.nextInt(10));
    if (random.nextInt(8) > 0) {
      return Views.view(party, id, at, random.nextInt(3), random.nextInt(4) == 0);
    }
    var into = PARTIES.get(random.nextInt(PARTIES.size()));
    var header =
        new Header(
            new EventKey("crm", party + id),
            1,
            random.nextBoolean(),
            true,
            at,
            at,
            party,
            Map.of());
    return new LeadEvent(header, LeadEvent.Type.MERGED, Optional.of(into), Optional.empty());
  }
}

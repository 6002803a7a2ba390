package io.funnelstreams.streams.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.session.PartyInMemory;
import io.funnelstreams.core.session.StoredParty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A row that is read in parts says what the whole party says. */
class PartyRowTest {
  private static final String ID = "a party";
  private static final List<LeadEvent.Type> LEADS =
      List.of(LeadEvent.Type.CREATED, LeadEvent.Type.MQL, LeadEvent.Type.SQL);
  private static final List<DealEvent.Type> DEALS =
      List.of(DealEvent.Type.OPENED, DealEvent.Type.AMOUNT_CHANGED, DealEvent.Type.WON);
  private static final Instant START = Instant.parse("2026-03-28T00:00:00Z");

  /** The row of the party. */
  private static final class Kept {
    private final Map<String, byte[]> rows = new HashMap<>();

    PartyRow row() {
      return new PartyRow(ID, rows.get(ID), rows::put);
    }

    void put(Party party) {
      rows.put(ID, PartyForm.bytes(party));
    }
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    var headers =
        Combinators.combine(
                Arbitraries.integers().between(0, 40),
                Arbitraries.integers().between(0, 30),
                Arbitraries.integers().between(0, 60),
                Arbitraries.of("EMEA", "AMER", ""))
            .as(PartyRowTest::header);
    var fields = Arbitraries.integers().between(0, 9);
    return Combinators.combine(headers, fields, Arbitraries.integers().between(0, 2))
        .as(PartyRowTest::event)
        .list()
        .ofMaxSize(30);
  }

  /** One in 30 is all-day, one in 30 deleted, one in 30 has a place within an import. */
  private static Header header(int id, int kind, int hour, String region) {
    boolean allDay = kind == 0;
    var at = START.plus(allDay ? Duration.ofDays(hour / 24) : Duration.ofHours(hour));
    return new Header(
        new EventKey(id % 7 == 0 ? "billing" : "crm", "e" + id),
        0,
        kind == 1,
        false,
        at,
        at.plusMillis(id),
        ID,
        region.isEmpty() ? Map.of() : Map.of("region", region, "owner", "o" + id % 2),
        kind == 2 ? 7 : 0,
        allDay);
  }

  private static Event event(Header header, int family, int entity) {
    var amount = Optional.of(Money.of(100L + family, "EUR"));
    return switch (family) {
      case 0, 1 -> new LeadEvent(header, LEADS.get(entity), Optional.empty(), Optional.empty());
      case 2 ->
          entity == 0
              ? new LeadEvent(
                  header, LeadEvent.Type.MERGED, Optional.of("another"), Optional.empty())
              : new LeadEvent(header, LeadEvent.Type.DELETED, Optional.empty(), Optional.empty());
      case 3, 4 -> new CallEvent(header, CallEvent.Purpose.CLOSING, Optional.of("busy"), entity);
      case 5, 6, 7 ->
          new DealEvent(header, "deal " + entity, DEALS.get(family - 5), Optional.of("s"), amount);
      default -> new ContractEvent(header, "contract " + entity, ContractEvent.Type.SIGNED, amount);
    };
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void anAppendedEventMakesTheRowOfTheWholeParty(@ForAll("histories") List<Event> history) {
    var kept = new Kept();
    var party = Party.unknown(ID);
    kept.put(party);
    for (var event : inOrderForAWhile(history)) {
      var end = kept.row().endFor(event);
      var whole = new PartyInMemory(party, after -> {}).endFor(event);
      Statistics.label("event").collect(end.isPresent() ? "appended" : "inserted");
      check(end, whole, event);
      party = party.accept(event).party();
      end.ifPresent(StoredParty.End::append);
      if (end.isEmpty()) {
        kept.put(party);
      }
      assertThat(kept.row().party().own().versions()).isEqualTo(party.own().versions());
      assertThat(kept.rows.get(ID)).isEqualTo(PartyForm.bytes(party));
    }
    Statistics.label("event").coverage(of -> of.check("appended").percentage(many -> many > 15));
    Statistics.label("event").coverage(of -> of.check("inserted").percentage(many -> many > 15));
  }

  /** The first two thirds arrive in their order, as most events do. */
  private static List<Event> inOrderForAWhile(List<Event> history) {
    int late = history.size() * 2 / 3;
    var events = new ArrayList<>(history.subList(0, late));
    events.sort(Event.JOURNEY_ORDER);
    events.addAll(history.subList(late, history.size()));
    return events;
  }

  /** A row may take an id for known that another source gave. */
  private static void check(
      Optional<StoredParty.End> end, Optional<StoredParty.End> whole, Event event) {
    assertThat(end.isPresent() && whole.isEmpty()).as("at the end: %s", event).isFalse();
    end.ifPresent(
        row -> {
          var expected = whole.orElseThrow();
          assertThat(row.size()).isEqualTo(expected.size());
          for (var family : Family.values()) {
            assertThat(row.has(family)).isEqualTo(expected.has(family));
            assertThat(of(family, Optional.empty(), row))
                .isEqualTo(of(family, Optional.empty(), expected));
            assertThat(of(family, event.entityId(), row))
                .isEqualTo(of(family, event.entityId(), expected));
          }
        });
  }

  private static Map<Integer, Event> of(
      Family family, Optional<String> entity, StoredParty.End end) {
    var events = new HashMap<Integer, Event>();
    end.each(family, entity, events::put);
    return events;
  }
}

package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the shipped mappings, run over their files, with plain counts of those files. */
class ExampleMappingsTest {
  @Test
  void everyOlistLeadIsAnMqlUnderItsOriginAndBlankOriginsAreNotTakenForUnknown() {
    var collected = olist("leads", "olist_marketing_qualified_leads_dataset.csv");

    assertThat(collected.rejects).isEmpty();
    assertThat(collected.events).hasSize(8000);
    assertThat(countBy(collected, event -> event.header().segment().get("channel")))
        .containsEntry("(blank)", 60L)
        .containsEntry("unknown", 1099L)
        .containsEntry("organic_search", 2296L)
        .hasSize(11);
    assertThat(countBy(collected, ExampleMappingsTest::month))
        .containsEntry("2017-06", 4L)
        .containsEntry("2018-04", 1352L)
        .hasSize(12);
  }

  @Test
  void everyOlistDealIsWonInTheMonthTheFileSays() {
    var collected = olist("deals", "olist_closed_deals_dataset.csv");

    assertThat(collected.rejects).isEmpty();
    assertThat(collected.events).hasSize(842).allMatch(e -> typeOf(e) == DealEvent.Type.WON);
    assertThat(countBy(collected, ExampleMappingsTest::month))
        .containsEntry("2018-04", 207L)
        .containsEntry("2018-06", 57L)
        .hasSize(12);
    assertThat(countBy(collected, event -> event.header().segment().get("business_segment")))
        .containsEntry("home_decor", 105L);
  }

  @Test
  void everyOpportunityIsOpenedAndTheClosedOnesAreWonOrLost() {
    var collected = new Collected();
    var summary =
        collected.run(crm(), Repository.data("crm_sales_opportunities/sales_pipeline.csv"));

    assertThat(collected.rejects).isEmpty();
    assertThat(summary.rows()).isEqualTo(8800);
    assertThat(summary.events())
        .isEqualTo(Map.of("deal opened", 8800L, "deal won", 4238L, "deal lost", 2473L));
    assertThat(won(collected, "region"))
        .isEqualTo(Map.of("Central", 1629L, "East", 1171L, "West", 1438L));
    assertThat(won(collected, "manager"))
        .containsEntry("Cara Losch", 480L)
        .containsEntry("Melvin Marxen", 882L)
        .hasSize(6);
    assertThat(countBy(collected, event -> event.header().segment().get("product")))
        .containsKey("GTX Pro")
        .doesNotContainKey("GTXPro");
    assertThat(wonCents(collected)).isEqualTo(1_000_553_400L);
  }

  @Test
  void withoutTheFallbackDateEveryProspectIsARejectThatSaysSo() throws IOException {
    var file = Repository.example("crm/deals.mapping.yaml");
    var withoutFallback =
        Files.readString(file)
            .replace("{column: engage_date, otherwise: 2017-12-31}", "engage_date");
    var collected = new Collected();
    var summary =
        collected.run(
            MappingYaml.parse(file, withoutFallback),
            Repository.data("crm_sales_opportunities/sales_pipeline.csv"));

    assertThat(summary.events()).containsEntry("deal opened", 8300L);
    assertThat(summary.rejects()).hasSize(1);
    assertThat(collected.explanations())
        .hasSize(500)
        .allMatch(text -> text.startsWith("'engage_date' is empty"));
  }

  @Test
  void anotherExportOfTheSameOpportunitiesGivesTheSameEvents() throws IOException {
    var file = Repository.example("crm/deals.mapping.yaml");
    var pipeline = Repository.data("crm_sales_opportunities/sales_pipeline.csv");
    var rewritten = Files.createTempFile("pipeline", ".csv");
    var folder = java.util.Optional.ofNullable(rewritten.getParent()).orElseThrow();
    Files.copy(
        pipeline.resolveSibling("sales_teams.csv"),
        folder.resolve("sales_teams.csv"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.write(rewritten, dayFirst(Files.readAllLines(pipeline)));
    var mapping =
        MappingYaml.parse(file, Files.readString(file).replace("[yyyy-MM-dd]", "[dd/MM/yyyy]"));

    assertThat(Collected.of(mapping, rewritten).events)
        .isEqualTo(Collected.of(crm(), pipeline).events);
  }

  @Test
  void everyAdvertisementIsASpendWithTheEnquiriesAndSalesItBrought() {
    var collected = new Collected();
    var summary =
        collected.run(
            MappingYaml.read(Repository.example("ads/ads.mapping.yaml")),
            Repository.data("facebook_ads_kag/KAG_conversion_data.csv"));

    assertThat(collected.rejects).isEmpty();
    assertThat(summary.events().values()).containsExactlyInAnyOrder(1143L, 1143L, 3264L, 1079L);
    assertThat(
            collected.events.stream()
                .filter(event -> event instanceof SpendEvent)
                .mapToLong(event -> ((SpendEvent) event).amount().minor())
                .sum())
        .isEqualTo(5_870_523);
    assertThat(collected.events.stream().map(event -> event.header().key()).distinct())
        .hasSameSizeAs(collected.events);
  }

  private static List<String> dayFirst(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("(\\d{4})-(\\d\\d)-(\\d\\d)", "$3/$2/$1").replace(',', ';'))
        .toList();
  }

  @Test
  void callsAreToldApartByTheQueueTheyWereMadeInAndServiceIsNoSale() {
    var mapping = MappingYaml.read(Repository.example("calls/calls.mapping.yaml"));
    var collected = Collected.of(mapping, Repository.example("calls/calls.csv"));

    assertThat(collected.rejects).isEmpty();
    assertThat(countBy(collected, event -> ((CallEvent) event).purpose().name()))
        .isEqualTo(Map.of("PROSPECTING", 2L, "FOLLOW_UP", 1L, "CLOSING", 1L));
    assertThat(countBy(collected, event -> event.header().segment().get("owner")))
        .isEqualTo(Map.of("m.okoye", 2L, "l.ferrari", 2L));
    assertThat(collected.events)
        .extracting(event -> event.header().occurredAt().toString())
        .startsWith("2026-03-02T08:14:07Z");
  }

  @Test
  void aMeetingIsBookedForItsDayAndSaysWhatBecameOfIt() {
    var mapping = MappingYaml.read(Repository.example("meetings/meetings.mapping.yaml"));
    var collected = Collected.of(mapping, Repository.example("meetings/meetings.csv"));

    assertThat(collected.rejects).isEmpty();
    assertThat(countBy(collected, event -> ((MeetingEvent) event).type().name()))
        .isEqualTo(Map.of("BOOKED", 4L, "HELD", 1L, "NO_SHOW", 1L, "CANCELLED", 1L));
    assertThat(collected.events)
        .first()
        .isEqualTo(
            new MeetingEvent(
                collected.events.get(0).header(),
                "M-301",
                MeetingEvent.Type.BOOKED,
                Optional.of(Instant.parse("2026-03-05T13:00:00Z")),
                false,
                Optional.of("intro"),
                Optional.of("l.ferrari"),
                1800));
  }

  @Test
  void everyPageViewIsOneOfItsVisitorAndAFormTellsWhoThatIs() {
    var mapping = MappingYaml.read(Repository.example("web/views.mapping.yaml"));
    var collected = Collected.of(mapping, Repository.example("web/views.jsonl"));

    assertThat(collected.rejects).isEmpty();
    var views = collected.events.stream().filter(WebEvent.class::isInstance).toList();
    assertThat(views.stream().map(event -> ((WebEvent) event).referrerClass()))
        .containsExactly(
            ReferrerClass.SEARCH,
            ReferrerClass.DIRECT,
            ReferrerClass.SOCIAL,
            ReferrerClass.EMAIL,
            ReferrerClass.DIRECT,
            ReferrerClass.REFERRAL);
    assertThat(collected.events)
        .filteredOn(LeadEvent.class::isInstance)
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.header().partyId()).isEqualTo("c-81f0");
              assertThat(((LeadEvent) lead).mergedInto()).contains("L-7");
            });
  }

  private static Mapping crm() {
    return MappingYaml.read(Repository.example("crm/deals.mapping.yaml"));
  }

  private static Collected olist(String mapping, String file) {
    return Collected.of(
        MappingYaml.read(Repository.example("olist/" + mapping + ".mapping.yaml")),
        Repository.data("olist/" + file));
  }

  private static Map<String, Long> won(Collected collected, String dimension) {
    return collected.events.stream()
        .filter(event -> typeOf(event) == DealEvent.Type.WON)
        .collect(
            Collectors.groupingBy(
                event -> event.header().segment().get(dimension), Collectors.counting()));
  }

  private static long wonCents(Collected collected) {
    return collected.events.stream()
        .filter(event -> typeOf(event) == DealEvent.Type.WON)
        .mapToLong(event -> ((DealEvent) event).amount().orElseThrow().minor())
        .sum();
  }

  private static DealEvent.Type typeOf(Event event) {
    return ((DealEvent) event).type();
  }

  private static String month(Event event) {
    return YearMonth.from(event.header().occurredAt().atZone(ZoneOffset.UTC)).toString();
  }

  private static Map<String, Long> countBy(Collected collected, Function<Event, String> key) {
    return collected.events.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }
}

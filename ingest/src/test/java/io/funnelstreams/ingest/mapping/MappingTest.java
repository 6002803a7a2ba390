package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.ingest.row.CsvRow;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowLayout;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;

  @Test
  void aDateWithoutTimeIsTheFirstInstantOfItsDayInTheDeclaredZone() {
    var mapping = lead("occurred_at: {column: at, formats: [d.M.yyyy], zone: Europe/Berlin}");

    assertThat(only(mapping, "at,who", "5.7.2026,Ann").header().occurredAt())
        .isEqualTo("2026-07-04T22:00:00Z");
  }

  @Test
  void aDateWithoutTimeIsADayWhereNoZoneIsNamed() {
    var named = lead("occurred_at: {column: at, formats: [d.M.yyyy], zone: Europe/Berlin}");
    var unnamed = lead("occurred_at: {column: at, formats: [d.M.yyyy, 'd.M.yyyy HH:mm']}");

    var day = only(unnamed, "at,who", "5.7.2026,Ann").header();
    assertThat(day.allDay()).isTrue();
    assertThat(day.occurredAt()).isEqualTo("2026-07-05T00:00:00Z");
    assertThat(only(unnamed, "at,who", "2026-07-05,Ann").header().allDay()).isTrue();
    assertThat(only(unnamed, "at,who", "5.7.2026 00:00,Ann").header().allDay()).isFalse();
    assertThat(only(named, "at,who", "5.7.2026,Ann").header().allDay()).isFalse();
  }

  @Test
  void severalDateFormatsMonthNamesTwoDigitYearsAndEpochsAreRead() {
    var mapping =
        lead("occurred_at: {column: at, formats: [dd-MMM-yy, epoch_millis, iso], language: de}");

    assertThat(only(mapping, "at,who", "05-Mai-26,Ann").header().occurredAt())
        .isEqualTo("2026-05-05T00:00:00Z");
    assertThat(only(mapping, "at,who", "1700000000000,Ann").header().occurredAt())
        .isEqualTo("2023-11-14T22:13:20Z");
    assertThat(only(mapping, "at,who", "2026-05-05 12:30:00+02:00,Ann").header().occurredAt())
        .isEqualTo("2026-05-05T10:30:00Z");
  }

  @Test
  void aDayThatTheCalendarDoesNotHaveIsRefusedAndNotMoved() {
    var mapping = lead("occurred_at: {column: at, formats: [dd/MM/yyyy]}");

    assertThat(problems(mapping, "at,who", "31/02/2026,Ann"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.field()).contains("at"))
        .satisfies(
            problem -> assertThat(problem.explanation()).contains("31/02/2026", "dd/MM/yyyy"));
  }

  @Test
  void aFallbackHoldsForAnEmptyDateButDoesNotHideAWrongOne() {
    var mapping = lead("occurred_at: {column: at, otherwise: 2017-12-31}");

    assertThat(only(mapping, "at,who", ",Ann").header().occurredAt())
        .isEqualTo("2017-12-31T00:00:00Z");
    assertThat(problems(mapping, "at,who", "soon,Ann")).hasSize(1);
  }

  @Test
  void europeanAmountsAreReadExactlyAndTooManyDecimalsAreRefused() {
    var text =
        """
        source: crm
        currency: EUR
        party: id
        numbers: {decimal: ',', grouping: '.'}
        events:
          - {family: deal, type: won, deal_id: id, occurred_at: at, amount: amount}
        """;

    assertThat(amount(text, "€ 1.234.567,89")).isEqualTo(Money.of(123456789, "EUR"));
    assertThat(problems(text, "id,at,amount", "7,2026-01-02,\"12,345\"")).hasSize(1);
    assertThat(amount(text.replace("'.'}", "'.', round: true}"), "12,345"))
        .isEqualTo(Money.of(1234, "EUR"));
  }

  @Test
  void theCurrencyMayStandInAColumnAndYenHaveNoCents() {
    var text =
        """
        source: crm
        party: id
        events:
          - family: deal
            type: won
            deal_id: id
            occurred_at: at
            amount: {column: amount, currency: {column: cur}}
        """;

    var deal = (DealEvent) only(text, "id,at,amount,cur", "7,2026-01-02,1500,jpy");
    assertThat(deal.amount()).contains(Money.of(1500, "JPY"));
    assertThat(problems(text, "id,at,amount,cur", "7,2026-01-02,15,Euro"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.field()).contains("cur"));
  }

  @Test
  void emptyMarkersAliasesAndConstantsShapeTheSegment() {
    var mapping =
        lead(
            """
            occurred_at: at
            segment:
              channel: {column: channel, aliases: {fb: Facebook}, otherwise: (blank)}
              region: {constant: EMEA}
              product: {column: product}
            """,
            "empty: ['NaN', 'NULL']");

    assertThat(only(mapping, "at,who,channel,product", "2026-01-02,Ann,FB,nan").header().segment())
        .containsOnlyKeys("channel", "region")
        .containsEntry("channel", "Facebook")
        .containsEntry("region", "EMEA");
    assertThat(only(mapping, "at,who,channel,product", "2026-01-02,Ann,null,X").header().segment())
        .containsEntry("channel", "(blank)");
  }

  @Test
  void lookupsThatMissRejectOrStayEmptyAsDeclared() throws IOException {
    Files.writeString(folder.resolve("teams.csv"), "agent;region\nAnn;West\n");
    var text =
        """
        source: crm
        party: who
        lookups: {teams: {file: teams.csv, key: agent}}
        segment: {region: {lookup: teams, by: who, take: region}}
        events: [{family: lead, type: created, occurred_at: at}]
        """;
    var lenient = text.replace("take: region}", "take: region, when_missing: empty}");

    assertThat(only(text, "who,at", "Ann,2026-01-02").header().segment())
        .containsEntry("region", "West");
    assertThat(problems(text, "who,at", "Bob,2026-01-02"))
        .singleElement()
        .satisfies(p -> assertThat(p.explanation()).contains("'Bob'", "'teams'", "teams.csv"));
    assertThat(only(lenient, "who,at", "Bob,2026-01-02").header().segment()).isEmpty();
  }

  @Test
  void expressionsReadNestedJsonAndConditionsChooseRows() {
    var text =
        """
        source: hubspot
        row_id: eventId
        file: {format: jsonl}
        dates: {formats: [epoch_millis]}
        events:
          - family: lead
            type: sql
            when: "changes[name = 'stage'].value = 'sql'"
            party: object.id
            occurred_at: occurredAt
            revision: version
            reason: {expression: "$uppercase(object.tags[0]) & '!'"}
        """;
    var row =
        "{\"eventId\":9,\"object\":{\"id\":51,\"tags\":[\"hot\"]},\"occurredAt\":1700000000000,"
            + "\"version\":3,\"changes\":[{\"name\":\"stage\",\"value\":\"sql\"}]}";
    var event = (LeadEvent) only(text, "", row);

    assertThat(event.header().key().eventId()).isEqualTo("9/lead.sql");
    assertThat(event.header().partyId()).isEqualTo("51");
    assertThat(event.header().revision()).isEqualTo(3);
    assertThat(event.reason()).contains("HOT!");
    assertThat(events(text, "", row.replace("\"value\":\"sql\"", "\"value\":\"mql\""))).isEmpty();
  }

  @Test
  void typesMayComeFromAColumnAndStrangeWordsAreRejected() {
    var text =
        """
        source: phone
        party: who
        events:
          - family: call
            purpose: {column: kind, aliases: {cold: prospecting}}
            occurred_at: at
            deleted: {column: gone}
        """;
    var call = (CallEvent) only(text, "who,kind,at,gone", "Ann,Cold,2026-01-02,yes");

    assertThat(call.purpose()).isEqualTo(CallEvent.Purpose.PROSPECTING);
    assertThat(call.header().deleted()).isTrue();
    assertThat(problems(text, "who,kind,at,gone", "Ann,chat,2026-01-02,maybe"))
        .extracting(Rejection::explanation)
        .anyMatch(explanation -> explanation.contains("prospecting, follow_up, closing"))
        .hasSize(2);
  }

  @Test
  void aRowThatBreaksARuleOfItsFamilyIsInvalid() {
    var text =
        """
        source: phone
        party: who
        events: [{family: call, purpose: closing, occurred_at: at, seconds: s}]
        """;

    assertThat(problems(text, "who,at,s", "Ann,2026-01-02,-5"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.explanation()).contains("negative"));
  }

  @Test
  void anExpressionThatNeverEndsRejectsItsRow() {
    var text =
        lead(
            """
            occurred_at: at
            reason: {expression: "who = 'loop' ? ($f := function($n){$f($n + 1)}; $f(1)) : ''"}
            """);

    assertThat(problems(text, "at,who", "2026-01-02,loop")).hasSize(1);
    assertThat(events(text, "at,who", "2026-01-02,Ann")).hasSize(1);
  }

  @Test
  void everyMistakeOfAMappingFileIsListedAtOnceWithItsLine() {
    var text =
        """
        sorce: crm
        dates: {formats: [dd/mm/qqqq], zone: Mars/Base}
        numbers: {decimal: ',', grouping: ','}
        segment:
          region: {lookup: teams, by: agent, take: region}
          channel: {column: a, constant: b}
        events:
          - {family: deal, type: woon, party: id, occurred_at: {column: at, otherwise: never}}
          - {family: deel, type: won}
          - {family: lead, type: mql, party: id, occurred_at: at, when: "stage = "}
          - {family: deal, type: won, party: id, deal_id: id, occurred_at: at, amount: value}
        """;

    assertThatThrownBy(() -> MappingYaml.parse(Path.of("m.yaml"), text))
        .isInstanceOfSatisfying(
            InvalidYamlException.class,
            e -> assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(12))
        .hasMessageContaining("'sorce'; known here")
        .hasMessageContaining("m.yaml:2:")
        .hasMessageContaining("there is no lookup 'teams'")
        .hasMessageContaining("did you mean 'won'")
        .hasMessageContaining("'otherwise: never' is no date")
        .hasMessageContaining("this is no JSONata expression")
        .hasMessageContaining("'deal_id' is missing")
        .hasMessageContaining("in which currency?");
  }

  @Test
  void aRowThatCountsMakesItsEventsEachAboutAPartyOfItsOwn() {
    var events = events(counted("deal, type: won, deal_id: ad"), "ad,at,n", "7,2026-01-02,3");

    assertThat(events)
        .extracting(event -> event.header().key().eventId())
        .containsExactly("7/deal.won-1", "7/deal.won-2", "7/deal.won-3");
    assertThat(events)
        .extracting(event -> event.header().partyId())
        .containsExactly("7-1", "7-2", "7-3");
    assertThat(events)
        .extracting(event -> event.entityId().orElseThrow())
        .containsExactly("7-1", "7-2", "7-3");
  }

  @Test
  void aRowThatCountsNoneOrNothingMakesNoEvent() {
    assertThat(events(counted("lead, type: created"), "ad,at,n", "7,2026-01-02,0")).isEmpty();
    assertThat(events(counted("lead, type: created"), "ad,at,n", "7,2026-01-02,")).isEmpty();
  }

  @Test
  void aCountThatIsNoneRejectsTheRow() {
    for (var count : List.of("-1", "2.5", "10001", "many")) {
      assertThat(problems(counted("lead, type: created"), "ad,at,n", "7,2026-01-02," + count))
          .as(count)
          .singleElement()
          .satisfies(problem -> assertThat(problem.field()).contains("n"));
    }
  }

  @Test
  void whatHasACountOfItsOwnIsNotRepeated() {
    assertThatThrownBy(
            () ->
                MappingYaml.parse(Path.of("m.yaml"), counted("social, type: comment, network: ad")))
        .hasMessageContaining("unknown key 'repeat'");
  }

  private static String counted(String event) {
    return "source: ads\nparty: ad\nrow_id: ad\nevents:\n  - {family: "
        + event
        + ", occurred_at: at, repeat: n}\n";
  }

  @Test
  void aListOfNamesThatBelongTogetherSaysWhoIsWho() {
    var text =
        """
        source: billing
        party: billing_id
        events:
          - family: lead
            type: identified
            when: {crm_account: {present: true}}
            merged_into: crm_account
            occurred_at: linked_on
        """;
    var header = "billing_id,crm_account,linked_on";

    var identified = (LeadEvent) only(text, header, "B-7,acct-1,2026-02-03");
    assertThat(identified.header().partyId()).isEqualTo("B-7");
    assertThat(identified.type()).isEqualTo(LeadEvent.Type.IDENTIFIED);
    assertThat(identified.mergedInto()).contains("acct-1");
    assertThat(events(text, header, "B-8,,2026-02-03")).isEmpty();
  }

  private static String lead(String event, String... top) {
    return String.join("\n", top)
        + "\nsource: web\nparty: who\nevents:\n  - family: lead\n    type: created\n"
        + event.indent(4);
  }

  private Money amount(String text, String written) {
    var deal = (DealEvent) only(text, "id,at,amount", "7,2026-01-02,\"" + written + "\"");
    return deal.amount().orElseThrow();
  }

  private Event only(String text, String header, String row) {
    return assertThat(events(text, header, row)).singleElement().actual();
  }

  private List<Event> events(String text, String header, String row) {
    var mapped = map(text, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Events.class);
    return ((Mapped.Events) mapped).events();
  }

  private List<Rejection> problems(String text, String header, String row) {
    var mapped = map(text, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
    return ((Mapped.Rejected) mapped).problems();
  }

  private Mapped map(String text, String header, String row) {
    var mapping = MappingYaml.parse(folder.resolve("m.yaml"), text);
    var layout =
        header.isEmpty() ? RowLayout.json() : RowLayout.csv(List.of(header.split(",")), ',');
    var raw = Raw.of(row.getBytes(StandardCharsets.UTF_8));
    var read = (Row) RowFile.readAlone(raw, layout, StandardCharsets.UTF_8);
    assertThat(read instanceof CsvRow).isEqualTo(layout.closed());
    return RowMapper.of(mapping, layout, List.of(), NOW).map(read);
  }
}

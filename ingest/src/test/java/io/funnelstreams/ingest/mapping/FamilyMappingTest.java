package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The families around the funnel, each made of a row that an export could hold. */
class FamilyMappingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static final String SUBSCRIPTION =
      """
      source: billing
      currency: EUR
      party: customer
      dates: {formats: [dd.MM.yyyy], zone: Europe/Berlin}
      events:
        - family: subscription
          type: {column: event, aliases: {canceled: cancelled}}
          subscription_id: sub
          occurred_at: at
          price: price
          interval: every
          interval_count: times
          quantity: seats
          term_end: until
          effective_at: ends
      """;

  private static final String SUBSCRIPTION_COLUMNS =
      "customer,sub,event,at,price,every,times,seats,until,ends";

  private static final String PAYMENT =
      """
      source: shop
      currency: EUR
      party: customer
      events:
        - family: payment
          type: paid
          document: Order
          document_id: no
          amount: sum
          occurred_at: at
      """;

  private static final String SPEND =
      """
      source: ads
      currency: EUR
      dates: {zone: America/New_York}
      events:
        - family: spend
          purpose: marketing
          channel: platform
          campaign: campaign
          account: {constant: main}
          amount: cost
          occurred_at: date
      """;

  private static final String SOCIAL =
      """
      source: hub
      events:
        - {family: social, type: kind, network: {constant: LinkedIn}, count: n, occurred_at: at}
      """
          .replace("type: kind", "type: {column: kind}");

  private static final String PUBLICATION =
      """
      source: pr
      events:
        - family: publication
          site: site
          domain_authority: da
          url: link
          title: title
          occurred_at: at
      """;

  private static final String CALL =
      """
      source: calls
      party: customer
      events:
        - family: call
          purpose: closing
          occurred_at: at
          outcome: {column: result, aliases: {Reached: connected, busy: busy}}
      """;

  @Test
  void keepsTheOwnWordOfACallBesideItsOutcome() {
    var call = (CallEvent) only(CALL, "customer,at,result", "c,2026-02-01,Reached");
    assertThat(call.outcome()).contains(CallEvent.Outcome.CONNECTED);
    assertThat(call.sourceOutcome()).contains("Reached");
    var busy = (CallEvent) only(CALL, "customer,at,result", "c,2026-02-01,busy");
    assertThat(busy.outcome()).contains(CallEvent.Outcome.BUSY);
    assertThat(busy.sourceOutcome()).isEmpty();
    var unknown = (CallEvent) only(CALL, "customer,at,result", "c,2026-02-01,");
    assertThat(unknown.outcome()).isEmpty();
  }

  @Test
  void rejectsAnOutcomeOfACallThatHasNoAlias() {
    assertThat(problems(CALL, "customer,at,result", "c,2026-02-01,Left a note"))
        .singleElement()
        .extracting(Rejection::explanation)
        .asString()
        .contains("'Left a note' in 'result' is none of connected, voicemail, no_answer");
  }

  @Test
  void aSubscriptionSaysItsPriceIntervalSeatsTermAndWhenItTakesEffect() {
    var event =
        (SubscriptionEvent)
            only(
                SUBSCRIPTION,
                SUBSCRIPTION_COLUMNS,
                "Acme,s1,Canceled,05.07.2026,49.90,Quarter,2,12,31.12.2026,31.07.2026");

    assertThat(event.header().partyId()).isEqualTo("Acme");
    assertThat(event.subscriptionId()).isEqualTo("s1");
    assertThat(event.type()).isEqualTo(SubscriptionEvent.Type.CANCELLED);
    assertThat(event.price()).contains(UnitPrice.of("49.90", "EUR"));
    assertThat(event.interval()).contains(new BillingCycle(BillingCycle.Unit.MONTH, 6));
    assertThat(event.quantity()).hasValue(12);
    assertThat(event.termEnd()).contains(LocalDate.of(2026, 12, 31));
    assertThat(event.effectiveAt()).contains(Instant.parse("2026-07-30T22:00:00Z"));
  }

  @Test
  void whatASubscriptionsRowLeavesEmptyIsNotSaidByItsEvent() {
    var event =
        (SubscriptionEvent)
            only(SUBSCRIPTION, SUBSCRIPTION_COLUMNS, "Acme,s1,trial started,05.07.2026,,,,,,");

    assertThat(event.type()).isEqualTo(SubscriptionEvent.Type.TRIAL_STARTED);
    assertThat(event.price()).isEmpty();
    assertThat(event.interval()).isEmpty();
    assertThat(event.quantity()).isEmpty();
    assertThat(event.termEnd()).isEmpty();
    assertThat(event.effectiveAt()).isEmpty();
  }

  @Test
  void everyWrongFieldOfASubscriptionIsNamed() {
    var row = "Acme,s1,started,05.07.2026,cheap,fortnight,x,some,soon,never";

    assertThat(problems(SUBSCRIPTION, SUBSCRIPTION_COLUMNS, row))
        .extracting(problem -> problem.field().orElseThrow())
        .containsExactlyInAnyOrder("price", "every", "times", "seats", "until", "ends");
    assertThat(problems(SUBSCRIPTION, SUBSCRIPTION_COLUMNS, row))
        .extracting(Rejection::explanation)
        .anyMatch(text -> text.contains("'fortnight'") && text.contains("quarterly"));
  }

  @ParameterizedTest
  @CsvSource({
    "month, MONTH, 1",
    "Monthly, MONTH, 1",
    "3 months, MONTH, 3",
    "every 3 months, MONTH, 3",
    "quarterly, MONTH, 3",
    "half-yearly, MONTH, 6",
    "year, YEAR, 1",
    "ANNUAL, YEAR, 1",
    "2-years, YEAR, 2",
    "weekly, WEEK, 1",
    "30 days, DAY, 30",
  })
  void anIntervalIsReadAsPeopleWriteIt(String text, BillingCycle.Unit unit, int count) {
    assertThat(IntervalText.read(text)).contains(new BillingCycle(unit, count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 months", "-3 months", "1.5 months", "3", "soon", "12345 days"})
  void whatIsNoIntervalIsNotGuessed(String text) {
    assertThat(IntervalText.read(text)).isEmpty();
  }

  @Test
  void anIntervalThatIsCountedOutOfReachRejectsItsRow() {
    var row = "Acme,s1,started,05.07.2026,,9999 years,2147483647,,,";

    assertThat(problems(SUBSCRIPTION, SUBSCRIPTION_COLUMNS, row)).hasSize(1);
    assertThat(problems(SUBSCRIPTION, SUBSCRIPTION_COLUMNS, row.replace("2147483647", "0")))
        .singleElement()
        .satisfies(p -> assertThat(p.explanation()).contains("interval_count"));
  }

  @Test
  void aPaymentNeedsAnAmountThatIsNotNegative() {
    var event = (PaymentEvent) only(PAYMENT, "customer,no,sum,at", "Ann,7,9.50,2026-01-02");

    assertThat(event.documentId()).isEqualTo("7");
    assertThat(event.document()).isEqualTo(PaymentEvent.Document.ORDER);
    assertThat(event.type()).isEqualTo(PaymentEvent.Type.PAID);
    assertThat(event.amount()).isEqualTo(Money.of(950, "EUR"));
    assertThat(event.header().key().eventId()).endsWith("/payment.order.paid");
    assertThat(problems(PAYMENT, "customer,no,sum,at", "Ann,7,,2026-01-02"))
        .singleElement()
        .satisfies(p -> assertThat(p.explanation()).contains("'sum' is empty"));
    assertThat(problems(PAYMENT, "customer,no,sum,at", "Ann,7,-1,2026-01-02"))
        .singleElement()
        .satisfies(p -> assertThat(p.explanation()).contains("amount is negative"));
  }

  @Test
  void aSpendIsOfItsChannelOnTheDayOfItsDateInTheMappingsZone() {
    var event =
        (SpendEvent) only(SPEND, "date,platform,campaign,cost", "2026-03-01,Google Ads,spring,0");

    assertThat(event.day()).isEqualTo("2026-03-01");
    assertThat(event.header().partyId()).isEqualTo("Google Ads");
    assertThat(event.channel()).isEqualTo("Google Ads");
    assertThat(event.account()).contains("main");
    assertThat(event.campaign()).contains("spring");
    assertThat(event.purpose()).isEqualTo(SpendEvent.Purpose.MARKETING);
    assertThat(event.amount()).isEqualTo(Money.of(0, "EUR"));
  }

  @Test
  void aSpendMayBeReportedOnAnotherDayThanItIsOf() {
    var text = SPEND.replace("occurred_at: date", "occurred_at: reported\n    day: date");

    var event =
        (SpendEvent)
            only(
                text,
                "date,platform,campaign,cost,reported",
                "2026-03-01,tv,,10,2026-03-05T08:00:00Z");

    assertThat(event.day()).isEqualTo("2026-03-01");
    assertThat(event.header().occurredAt()).isEqualTo("2026-03-05T08:00:00Z");
  }

  @Test
  void aPageViewSaysWhereItsVisitorCameFrom() {
    var text =
        """
        source: site
        events:
          - family: web
            party: cookie
            path: page
            referrer_class: {column: medium, aliases: {cpc: paid}, otherwise: direct}
            referrer: from
            occurred_at: at
        """;

    var paid = (WebEvent) only(text, "cookie,page,medium,from,at", "c1,/,CPC,x.com,2026-01-02");
    var direct = (WebEvent) only(text, "cookie,page,medium,from,at", "c1,/a,,,2026-01-02");

    assertThat(paid.referrerClass()).isEqualTo(WebEvent.ReferrerClass.PAID);
    assertThat(paid.referrer()).contains("x.com");
    assertThat(direct.path()).isEqualTo("/a");
    assertThat(direct.referrerClass()).isEqualTo(WebEvent.ReferrerClass.DIRECT);
    assertThat(direct.referrer()).isEmpty();
    assertThat(problems(text, "cookie,page,medium,from,at", "c1,/,carrier pigeon,,2026-01-02"))
        .singleElement()
        .satisfies(p -> assertThat(p.explanation()).contains("direct, search, referral"));
  }

  @Test
  void aSocialEventIsOneUnlessItsRowSaysHowMany() {
    var gained = (SocialEvent) only(SOCIAL, "kind,n,at", "Follower gained,,2026-01-02");
    var total = (SocialEvent) only(SOCIAL, "kind,n,at", "follower-total,1200,2026-01-02");

    assertThat(gained.count()).isEqualTo(1);
    assertThat(gained.type()).isEqualTo(SocialEvent.Type.FOLLOWER_GAINED);
    assertThat(gained.header().partyId()).isEqualTo("LinkedIn");
    assertThat(total.count()).isEqualTo(1200);
    assertThat(problems(SOCIAL, "kind,n,at", "share,-1,2026-01-02")).hasSize(1);
  }

  @Test
  void aGuestPostIsOfItsSite() {
    var columns = "site,da,link,title,at";
    var event =
        (PublicationEvent)
            only(PUBLICATION, columns, "example.com,55,https://example.com/a,A post,2026-01-02");

    assertThat(event.header().partyId()).isEqualTo("example.com");
    assertThat(event.site()).isEqualTo("example.com");
    assertThat(event.domainAuthority()).hasValue(55);
    assertThat(event.url()).contains("https://example.com/a");
    assertThat(event.title()).contains("A post");
    assertThat(problems(PUBLICATION, columns, "example.com,4294967346,,,2026-01-02"))
        .singleElement()
        .satisfies(p -> assertThat(p.explanation()).contains("is too large"));
  }

  @Test
  void aVisitorIsIdentifiedAsAContact() {
    var text =
        """
        source: site
        events:
          - {family: lead, type: identified, party: cookie, merged_into: contact, occurred_at: at}
        """;

    var event = (LeadEvent) only(text, "cookie,contact,at", "c1,ann,2026-01-02");

    assertThat(event.type()).isEqualTo(LeadEvent.Type.IDENTIFIED);
    assertThat(event.mergedInto()).contains("ann");
  }

  @Test
  void aMappingIsHeldToTheFieldsAndWordsOfEachFamily() {
    var text =
        """
        source: all
        events:
          - {family: payment, type: paid, party: p, occurred_at: at}
          - {family: payment, type: order, party: p, document: paid, occurred_at: at}
          - {family: spend, purpose: marketing, occurred_at: at, amount: a}
          - {family: web, path: p, referrer_class: searching, occurred_at: at}
          - {family: subscription, type: started, party: p, subscription_id: s, occurred_at: at,
             price: p, term_end: {column: e, otherwise: never}}
          - {family: social, type: liked, occurred_at: at}
        """;

    assertThatThrownBy(() -> MappingYaml.parse(Path.of("m.yaml"), text))
        .hasMessageContaining("events[0]: 'document' is missing")
        .hasMessageContaining("events[0]: 'document_id' is missing")
        .hasMessageContaining("events[0]: 'amount' is missing")
        .hasMessageContaining("'order' is not one of paid, refunded")
        .hasMessageContaining("'paid' is not one of order, invoice")
        .hasMessageContaining("events[2]: 'channel' is missing")
        .hasMessageContaining("events[3]: 'party' is missing")
        .hasMessageContaining("'searching' is not one of direct, search")
        .hasMessageContaining("'otherwise: never' is no date")
        .hasMessageContaining("in which currency?")
        .hasMessageContaining("'liked' is not one of follower_gained")
        .hasMessageContaining("events[5]: 'network' is missing");
  }

  private static Event only(String text, String header, String row) {
    var mapped = map(text, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Events.class);
    return assertThat(((Mapped.Events) mapped).events()).singleElement().actual();
  }

  private static List<Rejection> problems(String text, String header, String row) {
    var mapped = map(text, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
    return ((Mapped.Rejected) mapped).problems();
  }

  private static Mapped map(String text, String header, String row) {
    var mapping = MappingYaml.parse(Path.of("m.yaml"), text);
    var layout = RowLayout.csv(List.of(header.split(",")), ',');
    var raw = Raw.of(row.getBytes(StandardCharsets.UTF_8));
    var read = (Row) RowFile.readAlone(raw, layout, StandardCharsets.UTF_8);
    return RowMapper.of(mapping, layout, List.of(), NOW).map(read);
  }
}

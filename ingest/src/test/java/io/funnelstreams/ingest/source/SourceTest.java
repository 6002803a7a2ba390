package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.reject.ErasureRequest;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectCodec;
import io.funnelstreams.ingest.reject.RejectRetry;
import io.funnelstreams.ingest.request.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  private static final String CRM =
      """
      source: crm
      authentication: none
      items: "deals.$merge([$, {'tenant': $$.tenant, 'via': $header.`x-via`, 'page': $query.page}])"
      handshake: {when: challenge, answer: "{'challenge': challenge}"}
      answer: {body: '<ok/>', type: text/xml}
      row_id: [tenant, id]
      party: account
      currency: EUR
      segment: {via: via, page: page}
      aliases: {stages: {5: won, '*': ignore}}
      events:
        - {family: deal, type: opened, deal_id: id, occurred_at: at, when: {kind: deal}}
        - family: deal
          type: {column: stage, aliases: stages}
          name: closed
          id: id
          deal_id: id
          occurred_at: at
          amount: amount
          when: {kind: deal, stage: {present: true}}
      """;

  @TempDir Path folder;

  @Test
  void itemsSeeTheWholeDocumentTheHeadersAndTheQuery() throws IOException {
    var events = events(source(CRM).take(request(deals(deal("7", "5", "10")))));
    assertThat(events)
        .extracting(event -> event.header().key().eventId())
        .containsExactly("t|7/deal.opened", "7/closed");
    assertThat(events.get(0).header().segment()).isEqualTo(Map.of("via", "relay", "page", "2"));
    assertThat(events.get(0).header().backfill()).isFalse();
    assertThat(events.get(0).header().recordedAt()).isEqualTo(Payloads.NOW);
  }

  @Test
  void aWordThatIsToBeIgnoredMakesNoEvent() throws IOException {
    var events = events(source(CRM).take(request(deals(deal("7", "3", "10")))));
    assertThat(events)
        .extracting(event -> event.header().key().eventId())
        .containsExactly("t|7/deal.opened");
  }

  @Test
  void oneBadItemDoesNotSpoilTheOthers() throws IOException {
    var body = deals(deal("7", "5", "much"), deal("8", "5", "10"), "{\"kind\": \"note\"}");
    var items = source(CRM).take(request(body)).items();
    var reject = ((ItemOutcome.Rejected) items.get(0)).reject();
    assertThat(reject.rejection().field()).contains("amount");
    assertThat(reject.raw().text(StandardCharsets.UTF_8)).contains("\"amount\":\"much\"");
    assertThat(reject.source()).isEqualTo("crm");
    assertThat(reject.mapping()).contains("crm");
    assertThat(items.get(1)).isInstanceOf(ItemOutcome.Events.class);
    assertThat(items.get(2)).isInstanceOf(ItemOutcome.NotOfInterest.class);
  }

  @Test
  void anItemThatIsNoObjectIsRejectedAlone() {
    var body = "[5, {\"subscriptionType\": \"company.creation\"}]";
    var items = Payloads.builtIn("hubspot").take(request(body)).items();
    assertThat(items.get(0)).isInstanceOf(ItemOutcome.Rejected.class);
    assertThat(items.get(1)).isInstanceOf(ItemOutcome.NotOfInterest.class);
  }

  @Test
  void theSameItemSentAgainIsTheSameRejectAndTheSameEvents() throws IOException {
    var source = source(CRM);
    var body = deals(deal("7", "5", "much"), deal("8", "5", "10"));
    var first = source.take(request(body)).items();
    var again = source.take(request(body)).items();
    assertThat(((ItemOutcome.Rejected) again.get(0)).reject().id())
        .isEqualTo(((ItemOutcome.Rejected) first.get(0)).reject().id());
    assertThat(again.get(1)).isEqualTo(first.get(1));
  }

  @Test
  void whoIsToBeForgottenWaitsOnceHoweverOftenItIsAsked() throws IOException {
    var source = source(CRM + "erasure: {when: kind = 'erase', party: account}\n");
    var first = erasure(source, "{\"kind\": \"erase\", \"account\": 12}");
    var again = erasure(source, "{\"kind\": \"erase\", \"account\": 12, \"attempt\": 2}");
    var other = erasure(source, "{\"kind\": \"erase\", \"account\": 13}");
    assertThat(ErasureRequest.party(RejectCodec.toCore(RejectCodec.toAvro(first)))).contains("12");
    assertThat(first.rejection().explanation()).contains("the person 12", "funnel forget");
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(new SourceRetrial(source).again(first)).isInstanceOf(RejectRetry.Still.class);
  }

  @Test
  void anErasureThatNamesNobodyIsRejectedAlone() throws IOException {
    var source = source(CRM + "erasure: {when: kind = 'erase', party: account}\n");
    var items = source.take(request(deals("{\"kind\": \"erase\"}", deal("7", "5", "10")))).items();
    var reject = ((ItemOutcome.Rejected) items.get(0)).reject();
    assertThat(reject.rejection().reason()).isEqualTo(RejectReason.UNMAPPABLE);
    assertThat(reject.rejection().field()).contains("erasure");
    assertThat(ErasureRequest.party(reject)).isEmpty();
    assertThat(items.get(1)).isInstanceOf(ItemOutcome.Events.class);
  }

  private static Reject erasure(Source source, String item) {
    var items = source.take(request(deals(item))).items();
    return ((ItemOutcome.Rejected) items.get(0)).reject();
  }

  @Test
  void aHandshakeIsAnsweredAndMakesNothing() throws IOException {
    var taken = source(CRM).take(request("{\"challenge\": \"abc\"}"));
    assertThat(taken.answer()).contains(new Answer("application/json", "{\"challenge\":\"abc\"}"));
    assertThat(taken.items()).isEmpty();
  }

  @Test
  void aSourceMayHaveItsOwnAnswer() throws IOException {
    assertThat(source(CRM).take(request(deals())).answer())
        .contains(new Answer("text/xml", "<ok/>"));
  }

  @Test
  void aDocumentWithoutItemsIsNotOfInterest() throws IOException {
    assertThat(source(CRM).take(request("{\"ping\": true}")).items())
        .containsExactly(new ItemOutcome.NotOfInterest());
  }

  @Test
  void anExpressionThatNeverEndsMakesTheBodyUnreadableAndTheNextOneIsTaken() throws IOException {
    var endless =
        CRM.replace(
            "deals.$merge",
            "($f := function($n) { $f($n) + $f($n) };" + " loop ? $f(1) : deals).$merge");
    var source = source(endless);
    var taken = source.take(request("{\"loop\": true}"));
    assertThat(taken.unreadable().orElseThrow().rejection().reason())
        .isEqualTo(RejectReason.UNREADABLE);
    assertThat(events(source.take(request(deals(deal("7", "5", "10")))))).hasSize(2);
  }

  @Test
  void aMendedSourceMakesOfItsRejectsWhatTheyShouldHaveBeen() throws IOException {
    var rejected = rejectOf(source(CRM).take(request(deals(deal("7", "5", "much")))));
    var kept = RejectCodec.toCore(RejectCodec.toAvro(rejected));
    var retrial = new SourceRetrial(source(CRM + "lookups: {}\n"));
    assertThat(retrial.made(kept)).isTrue();
    assertThat(retrial.again(kept)).isInstanceOf(RejectRetry.Still.class);
    var mended =
        source(CRM.replace("amount: amount", "amount: {column: amount, aliases: {much: 10}}"));
    var events = ((RejectRetry.Taken) new SourceRetrial(mended).again(kept)).events();
    assertThat(events).isEqualTo(events(source(CRM).take(request(deals(deal("7", "5", "10"))))));
  }

  @Test
  void aWholeBodyIsReplayedOnceItCanBeRead() throws IOException {
    var broken = source(CRM.replace("deals.$merge", "$number(tenant).$merge"));
    var reject = broken.take(request(deals(deal("7", "5", "10")))).unreadable().orElseThrow();
    assertThat(new SourceRetrial(broken).again(reject)).isInstanceOf(RejectRetry.Still.class);
    var outcome = new SourceRetrial(source(CRM)).again(reject);
    assertThat(((RejectRetry.Taken) outcome).events()).hasSize(2);
  }

  @Test
  void noHeaderIsKeptWithAReject() throws IOException {
    var reject = rejectOf(source(CRM).take(request("[1")));
    assertThat(reject.toString()).doesNotContain("secret-key");
    assertThat(reject.raw().text(StandardCharsets.UTF_8)).isEqualTo("[1");
  }

  @Test
  void aRecordTellsItsPlaceToExpressionsAlsoWhenItIsReplayed() throws IOException {
    var source =
        source(
            """
            source: crm
            topics: crm.deals
            row_id: {expression: "$key.id"}
            party: {expression: "$topic & '-' & $partition & '-' & $offset"}
            events:
              - {family: lead, type: created, occurred_at: at}
            """);
    var bad = record(Map.of("at", "never"));
    var reject = rejectOf(source.take(bad));
    assertThat(reject.place()).isEqualTo("crm.deals, partition 3, offset 12");
    var outcome = (RejectRetry.Still) new SourceRetrial(source).again(reject);
    assertThat(outcome.rejection()).isEqualTo(reject.rejection());
    var event = events(source.take(record(Map.of("at", "2026-01-01")))).get(0);
    assertThat(event.header().partyId()).isEqualTo("crm.deals-3-12");
    assertThat(event.header().key().eventId()).isEqualTo("9/lead.created");
  }

  @Test
  void severalThreadsMayUseOneSource() throws Exception {
    var source = source(CRM);
    var pool = Executors.newFixedThreadPool(4);
    try {
      var tasks =
          IntStream.range(0, 400)
              .<Callable<List<Event>>>mapToObj(
                  i -> () -> events(source.take(request(deals(deal("" + i, "5", "10"))))))
              .toList();
      int i = 0;
      for (var result : pool.invokeAll(tasks)) {
        assertThat(result.get().get(1).header().key().eventId()).isEqualTo(i + "/closed");
        i++;
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private Source source(String yaml) throws IOException {
    Files.createDirectories(folder.resolve("crm"));
    Files.writeString(folder.resolve("crm/source.yaml"), yaml);
    return SourceCatalogue.read(folder, any -> Optional.empty()).find("crm").orElseThrow();
  }

  private static Request request(String body) {
    return new Request(
        "POST",
        "https://x.example/v1/sources/crm?page=2",
        Map.of("X-Via", List.of("relay"), "Authorization", List.of("Bearer secret-key")),
        Map.of("page", List.of("2")),
        body.getBytes(StandardCharsets.UTF_8),
        "application/json",
        Payloads.NOW);
  }

  private static RecordDocument record(Map<String, Object> document) {
    var at = Instant.parse("2026-01-02T00:00:00Z");
    return new RecordDocument("crm.deals", 3, 12, at, Map.of("id", 9), document, Payloads.NOW);
  }

  private static String deals(String... deals) {
    return "{\"tenant\": \"t\", \"deals\": [" + String.join(", ", deals) + "]}";
  }

  private static String deal(String id, String stage, String amount) {
    return """
    {"kind": "deal", "id": %s, "account": "a", "stage": %s, "amount": "%s", "at": "2026-01-01"}
    """
        .formatted(id, stage, amount);
  }

  private static List<Event> events(ParsedRequest taken) {
    return taken.items().stream()
        .flatMap(item -> ((ItemOutcome.Events) item).events().stream())
        .toList();
  }

  private static Reject rejectOf(ParsedRequest taken) {
    return taken
        .unreadable()
        .orElseGet(() -> ((ItemOutcome.Rejected) taken.items().get(0)).reject());
  }
}

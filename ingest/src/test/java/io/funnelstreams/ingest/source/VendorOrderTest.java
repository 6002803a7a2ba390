package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Vendors send events more than once and in any order. The examples of a source give the same
 * result in whichever order, and however often, they are sent.
 */
class VendorOrderTest {
  private static final Plan PLAN =
      PlanYaml.parse(
          "plan.yaml",
          """
          name: Umbra
          time_zone: UTC
          currency: EUR
          fx: {USD: 0.5, SEK: 0.1}
          segments:
            breakdowns:
              - [channel]
          allowed_lateness: {lead: 2000d, deal: 2000d, contract: 2000d, call: 2000d, web: 2000d}
          """);

  private static final int ORDERS = 12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hubspot",
        "salesforce-cdc",
        "salesforce-outbound",
        "pipedrive",
        "docusign",
        "dropbox-sign",
        "pandadoc",
        "aircall",
        "calendly",
        "twilio",
        "segment"
      })
  void orderAndRepetitionChangeNoKpi(String source) throws IOException {
    assertSameInEveryOrder(source, payloads(source));
  }

  @Test
  void disputesTakeFromRevenueOnceInEveryOrderAndGiveBackWhatIsWon() throws IOException {
    var lost = payload("stripe", "30-dispute-lost.json");
    var withdrawn = payload("stripe", "31-dispute-withdrawn.json");
    var won = payload("stripe", "32-dispute-won.json");
    var reinstated = payload("stripe", "33-dispute-reinstated.json");
    var all = List.of(lost, withdrawn, won, reinstated);

    assertSameInEveryOrder("stripe", all);
    assertThat(total(kpis("stripe", all), "revenue")).isEqualTo(-42);
    assertThat(day(kpis("stripe", all), "revenue", "2026-04-12")).isEqualTo(-42);
    assertThat(day(kpis("stripe", List.of(lost)), "revenue", "2026-05-11")).isEqualTo(-42);
  }

  @Test
  void archivedDealOfPipedriveIsNotOpenUntilItComesBack() throws IOException {
    var archived = payload("pipedrive", "v2-40-deal-archived.json");
    var back = payload("pipedrive", "v2-41-deal-back-from-the-archive.json");

    assertThat(total(kpis("pipedrive", List.of(archived)), "open_deals")).isZero();
    assertThat(total(kpis("pipedrive", List.of(back, archived)), "open_deals")).isEqualTo(1);
  }

  private static void assertSameInEveryOrder(String source, List<Request> payloads) {
    var expected = kpis(source, payloads);
    assertThat(expected).as("what the examples of %s make", source).isNotEmpty();
    for (int seed = 0; seed < ORDERS; seed++) {
      var sent = new ArrayList<>(payloads);
      sent.addAll(payloads);
      Collections.shuffle(sent, new Random(seed));
      assertThat(kpis(source, sent)).as("order %d of %s", seed, source).isEqualTo(expected);
    }
  }

  @Test
  void aDeletedOpportunityIsGoneAndComesBackWithTheCommitOfItsCreation() throws IOException {
    var file = payload("salesforce-cdc", "3-deleted-and-back.json");
    var all = Payloads.JSON.readTree(file.body());
    var before = Payloads.JSON.createArrayNode();
    all.forEach(before::add);
    before.remove(3);

    assertThat(total(kpis("salesforce-cdc", List.of(file)), "open_deals")).isEqualTo(1);
    assertThat(
            total(
                kpis(
                    "salesforce-cdc",
                    List.of(Payloads.request(before.toString(), "application/json"))),
                "open_deals"))
        .isZero();
  }

  @Test
  void aDealOfPipedriveIsWonOnTheDayItWasWonWithTheAmountItHas() throws IOException {
    var kpis =
        kpis(
            "pipedrive",
            List.of(
                payload("pipedrive", "5-v1-won-deal-renamed.json"),
                payload("pipedrive", "1-v1-person-added.json"),
                payload("pipedrive", "4-v1-deal-won.json"),
                payload("pipedrive", "2-v1-deal-added.json"),
                payload("pipedrive", "3-v1-deal-worth-more.json")));
    assertThat(total(kpis, "leads")).isEqualTo(1);
    assertThat(total(kpis, "deals_won")).isEqualTo(1);
    assertThat(total(kpis, "average_deal_value")).isEqualTo(750);
    assertThat(total(kpis, "new_customers")).isEqualTo(1);
    assertThat(day(kpis, "deals_won", "2026-03-05")).isEqualTo(1);
  }

  @Test
  void aLeadOfPipedriveThatBecomesADealLeavesItsPersonALead() throws IOException {
    var kpis =
        kpis(
            "pipedrive",
            List.of(
                payload("pipedrive", "v2-18-person-created.json"),
                payload("pipedrive", "v2-17-lead-of-a-person.json"),
                payload("pipedrive", "v2-14-deal-in-another-currency.json"),
                payload("pipedrive", "v2-13-lead-deleted.json")));
    assertThat(total(kpis, "leads")).isEqualTo(1);
    assertThat(total(kpis, "lead_to_opportunity_rate")).isEqualTo(1);
  }

  @Test
  void aDealOfSalesforceIsWonOnceHoweverOftenItsStageIsToldAlong() throws IOException {
    var kpis = kpis("salesforce-cdc", List.of(firstTwo("salesforce-cdc", "7-enriched.json")));
    assertThat(day(kpis, "deals_won", "2026-03-19")).isEqualTo(1);
    assertThat(day(kpis, "deals_won", "2026-03-20")).isZero();
  }

  @Test
  void everyBuyerIsACustomerWhoeverOfTheSellersPeopleSignsFirst() throws IOException {
    var signed = List.of(payload("pandadoc", "9-own-people-sign-too.json"));
    assertThat(total(kpis("pandadoc", signed), "contracts_signed")).isEqualTo(5);
    assertThat(total(kpis("pandadoc", signed), "new_customers")).isEqualTo(5);
  }

  private static Request firstTwo(String source, String file) throws IOException {
    var all = Payloads.JSON.readTree(payload(source, file).body());
    var two = Payloads.JSON.createArrayNode().add(all.get(0)).add(all.get(1));
    return Payloads.request(two.toString(), "application/json");
  }

  private static double total(Map<KpiKey, KpiValue> kpis, String kpi) {
    return value(kpis, kpi, Grain.TOTAL, "total");
  }

  private static double day(Map<KpiKey, KpiValue> kpis, String kpi, String day) {
    return value(kpis, kpi, Grain.DAY, day);
  }

  private static double value(Map<KpiKey, KpiValue> kpis, String kpi, Grain grain, String period) {
    return kpis.entrySet().stream()
        .filter(entry -> entry.getKey().kpi().equals(kpi))
        .filter(entry -> entry.getKey().segment().equals(Segment.TOTAL))
        .filter(entry -> entry.getKey().period().grain() == grain)
        .filter(entry -> entry.getKey().period().label().equals(period))
        .mapToDouble(entry -> entry.getValue().value().orElse(0))
        .findFirst()
        .orElse(0);
  }

  private static Map<KpiKey, KpiValue> kpis(String name, List<Request> requests) {
    var source = Payloads.switchedOn(name);
    var pipeline = new FunnelPipeline(PLAN, LocalDate.parse("2026-12-31"));
    var arrival = Payloads.NOW;
    for (var request : requests) {
      arrival = arrival.plusSeconds(1);
      for (var item : source.take(arrived(request, arrival)).items()) {
        if (item instanceof ItemOutcome.Events made) {
          made.events().forEach(pipeline::accept);
        }
      }
    }
    return pipeline.kpis();
  }

  private static Request arrived(Request request, Instant at) {
    return new Request(
        request.method(),
        request.url(),
        request.headers(),
        request.query(),
        request.body(),
        request.contentType(),
        at);
  }

  private static Request payload(String source, String file) throws IOException {
    return Payloads.read(Path.of("src/test/resources/sources", source, file));
  }

  private static List<Request> payloads(String source) throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/sources", source))) {
      var names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> !file.endsWith(".expected.json"))
              .sorted()
              .toList();
      var payloads = new ArrayList<Request>();
      for (var file : names) {
        payloads.add(payload(source, file));
      }
      return payloads;
    }
  }
}

package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCatalogueTest {
  @TempDir Path folder;

  @Test
  void builtInSourcesAreThereAndOffWithoutAFolder() {
    var hubspot = catalogue(Map.of()).find("hubspot").orElseThrow();
    assertThat(hubspot.isOn()).isFalse();
    assertThat(hubspot.whyOff()).contains("no secret is given to it");
    assertThat(hubspot.families())
        .containsExactly(Family.LEAD, Family.CALL, Family.DEAL, Family.MEETING);
  }

  @Test
  void aFewLinesSwitchABuiltInSourceOnAndChangeItsStages() throws IOException {
    write("teams.csv", "owner,region\nann,EMEA\n");
    write(
        "source.yaml",
        """
        extends: hubspot
        secrets: {env: HUBSPOT_SECRET}
        currency: EUR
        aliases:
          deal_outcomes: {4711: won, ClosedWon: stage_changed}
          lifecycle: {'198': sql}
        segment:
          origin: changeSource
        events:
          - family: lead
            name: lead.created
            type: created
            when: {subscriptionType: contact.creation}
            id: objectId
            occurred_at: occurredAt
            segment: {fresh: {constant: 'yes'}}
          - family: lead
            name: lead.recycled
            type: recycled
            when: {propertyName: recycled}
            id: [objectId, occurredAt]
            occurred_at: occurredAt
        """);
    var source = catalogue(Map.of("HUBSPOT_SECRET", "s")).find("hubspot").orElseThrow();
    assertThat(source.isOn()).isTrue();
    assertThat(deal(source, "4711")).contains("\"won\"").contains("\"origin\":\"CRM_UI\"");
    assertThat(deal(source, "closedwon")).contains("stage_changed");
    assertThat(deal(source, "closedlost")).contains("\"lost\"");
    assertThat(taken(source, "contact.creation", "", ""))
        .contains("\"fresh\":\"yes\"")
        .containsOnlyOnce("lead.created");
    assertThat(taken(source, "contact.propertyChange", "recycled", "1")).contains("recycled");
    assertThat(source.text()).contains("subscriptionType").endsWith("occurred_at: occurredAt\n");
  }

  @Test
  void aSecretThatIsNotThereSwitchesTheSourceOffAndIsNamed() throws IOException {
    write("source.yaml", "extends: hubspot\nsecrets: [{env: NOT_SET}]\n");
    var source = catalogue(Map.of()).find("hubspot").orElseThrow();
    assertThat(source.isOn()).isFalse();
    assertThat(source.whyOff().orElseThrow()).startsWith("secrets[0].env: the environment");
  }

  @Test
  void problemsAreReportedInTheFileTheyStandIn() throws IOException {
    write(
        "source.yaml",
        """
        extends: hubspot
        secret: {env: X}
        events:
          - family: deal
            name: deal.amount
            type: amount_changed
            deal_id: objectId
            ammount: propertyValue
            occurred_at: occurredAt
        """);
    var file = folder.resolve("hubspot/source.yaml");
    assertThatThrownBy(() -> readable(Map.of()))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining(file + ":2:1 secret: unknown key 'secret'")
        .hasMessageContaining("did you mean 'secrets'?")
        .hasMessageContaining(file + ":8:5 events[7].ammount: unknown key 'ammount'");
  }

  @Test
  void whatABuiltInFileHasWrongAfterAChangeIsReportedThere() throws IOException {
    write(
        "source.yaml",
        """
        extends: hubspot
        events:
          - family: deal
            name: deal.amount
            type: amount_changed
            id: objectId
            deal_id: objectId
            amount: {column: propertyValue, aliases: stages}
            occurred_at: occurredAt
        """);
    assertThatThrownBy(() -> readable(Map.of()))
        .hasMessageContaining("hubspot/source.yaml:8:")
        .hasMessageContaining("'stages' is not one of");
  }

  @Test
  void anUnknownBaseAMissingFileAndABadNameAreAllReported() throws IOException {
    write("source.yaml", "extends: hubspott\n");
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("My CRM"));
    Files.writeString(folder.resolve("My CRM/source.yaml"), "extends: hubspot\n");
    assertThatThrownBy(() -> readable(Map.of()))
        .hasMessageContaining("there is no built-in source 'hubspott'")
        .hasMessageContaining("did you mean 'hubspot'?")
        .hasMessageContaining(folder.resolve("empty/source.yaml") + ": there is no such file")
        .hasMessageContaining("the folder's name is part of an address");
  }

  @Test
  void aSourceSaysHowItIsAuthenticatedAndWhatMakesAnItemTheSame() throws IOException {
    write(
        "source.yaml",
        """
        source: crm
        events:
          - family: lead
            type: created
            party: id
            occurred_at: at
        """);
    assertThatThrownBy(() -> readable(Map.of()))
        .hasMessageContaining("'authentication' is missing")
        .hasMessageContaining("Give 'row_id', or an 'id' to lead.created");
  }

  @Test
  void aSourceInOurOwnWordsHasNoMapping() throws IOException {
    write("source.yaml", "extends: native\nitems: data\nparty: id\n");

    assertThatThrownBy(() -> readable(Map.of()))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining("unknown key 'items'")
        .hasMessageContaining("unknown key 'party'");
  }

  @Test
  void aTopicNeedsNoSecret() throws IOException {
    write(
        "source.yaml",
        """
        source: crm
        topics: crm.public.deals
        row_id: after.id
        events:
          - {family: lead, type: created, party: after.id, occurred_at: after.at}
        """);
    var source = catalogue(Map.of()).find("hubspot").orElseThrow();
    assertThat(source.isOn()).isTrue();
    assertThat(source.topics()).containsExactly("crm.public.deals");
  }

  @Test
  void aLookupFileThatIsMissingIsAProblemOfTheSource() throws IOException {
    write(
        "source.yaml",
        """
        extends: hubspot
        lookups: {teams: {file: teams.csv, key: owner}}
        segment: {region: {lookup: teams, by: owner, take: region}}
        """);
    assertThatThrownBy(() -> readable(Map.of())).hasMessageContaining("teams.csv");
  }

  @Test
  void aBrokenSourceStopsNoOtherAndIsNamedWithTheOnesThatAreOff() throws IOException {
    configure("crm", "extends: hubspot\nalias: {}\n");
    configure("stripe", "extends: stripe\nsecrets: [{env: ACME_STRIPE}]\n");
    configure("shop", "extends: native\nauthentication: none\n");
    configure("hubspot", "extends: hubspot\nsecrets: [abc]\n");

    var catalogue = catalogue(Map.of());

    assertThat(catalogue.find("shop").orElseThrow().isOn()).isTrue();
    assertThat(catalogue.broken()).containsOnlyKeys("crm");
    assertThat(catalogue.notices())
        .anyMatch(notice -> notice.startsWith("source 'crm' is configured but broken: "))
        .anyMatch(
            notice ->
                notice.startsWith("source 'stripe' is configured but off: ")
                    && notice.contains("the environment variable ACME_STRIPE is not set"))
        .anyMatch(
            notice ->
                notice.startsWith("source 'hubspot' is configured but off: ")
                    && notice.contains("never the secret itself")
                    && !notice.contains("abc"))
        .anyMatch(notice -> notice.startsWith("source 'shop' takes requests of anybody"))
        .hasSize(4);
  }

  /** The catalogue; fails with the problems of all broken sources. */
  private SourceCatalogue readable(Map<String, String> environment) {
    var catalogue = catalogue(environment);
    var problems =
        catalogue.broken().values().stream().flatMap(e -> e.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new InvalidYamlException(problems);
    }
    return catalogue;
  }

  private SourceCatalogue catalogue(Map<String, String> environment) {
    return SourceCatalogue.read(folder, name -> Optional.ofNullable(environment.get(name)));
  }

  private void configure(String source, String text) throws IOException {
    Files.createDirectories(folder.resolve(source));
    Files.writeString(folder.resolve(source).resolve("source.yaml"), text);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("hubspot"));
    Files.writeString(folder.resolve("hubspot").resolve(name), text);
  }

  private static String deal(Source source, String stage) {
    return taken(source, "deal.propertyChange", "dealstage", stage);
  }

  private static String taken(Source source, String type, String property, String value) {
    var body =
        """
        {"subscriptionType": "%s", "propertyName": "%s", "propertyValue": "%s", "objectId": 5,
         "occurredAt": 1767258000000, "changeSource": "CRM_UI"}
        """
            .formatted(type, property, value);
    return Payloads.outcome(source.take(Payloads.request(body, "application/json"))).toString();
  }
}

package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesCommandTest {
  @TempDir Path folder;

  @Test
  void sourcesAreListedWithWhyTheyAreOff() throws IOException {
    write("hubspot", "extends: hubspot\nsecrets: {env: HUBSPOT}\n");
    var listed = in(Map.of("HUBSPOT", "very-secret"), "sources", "--format", "csv");
    assertThat(listed.out())
        .contains("hubspot,HubSpot CRM,on,,signature,\"lead,call,deal,meeting\"")
        .contains(
            "segment,Segment,off,no secret is given to"
                + " it,signature,\"lead,subscription,payment,web\"")
        .doesNotContain("very-secret");
    assertThat(in(Map.of(), "sources").out())
        .contains("the environment variable HUBSPOT is not set");
  }

  @Test
  void theFileOfASourceIsShown() throws IOException {
    write("hubspot", "extends: hubspot\ncurrency: EUR\n");
    assertThat(in(Map.of(), "sources", "show", "hubspot").out())
        .contains("contact.creation")
        .endsWith("extends: hubspot\ncurrency: EUR\n");
    var mistake = in(Map.of(), "sources", "show", "hubspott");
    assertThat(mistake.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(mistake.err()).contains("did you mean 'hubspot'?");
    assertThat(mistake.isOneMessage()).isTrue();
  }

  @Test
  void aPayloadIsTried() throws IOException {
    var payload = folder.resolve("payload.json");
    Files.writeString(
        payload,
        """
        [{"subscriptionType": "contact.creation", "objectId": 5, "occurredAt": 1767258000000},
         {"subscriptionType": "company.creation", "objectId": 6, "occurredAt": 1767258000000}]
        """);
    var tried = in(Map.of(), "sources", "try", "hubspot", payload.toString());
    assertThat(tried.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(tried.out()).contains("5/lead.created").contains("not of interest");
  }

  @Test
  void aRejectedPayloadSaysWhyAndFails() throws IOException {
    var payload = folder.resolve("payload.json");
    Files.writeString(payload, "{\"subscriptionType\": \"contact.creation\", \"objectId\": 5}");
    var tried = in(Map.of(), "sources", "try", "hubspot", payload.toString());
    assertThat(tried.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(tried.out()).contains("'occurredAt' is empty");
    Files.writeString(payload, "nonsense");
    assertThat(in(Map.of(), "sources", "try", "hubspot", payload.toString()).out())
        .contains("the body cannot be read: it is not JSON");
    assertThat(in(Map.of(), "sources", "try", "hubspot", "none.json").err())
        .contains("none.json: there is no such file");
  }

  @Test
  void aSourceWithMistakesIsNamedWithItsLine() throws IOException {
    write("crm", "extends: hubspot\nalias: {}\n");
    var mistake = in(Map.of(), "sources");
    assertThat(mistake.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(mistake.err()).contains("crm/source.yaml:2:1 alias: unknown key 'alias'");
    assertThat(mistake.out()).contains("broken").contains("HubSpot CRM");
  }

  @Test
  void refusedRequestsAreCountedByStatusAndReason() {
    var metrics =
        """
        funnel_gateway_refused_total{reason="the key is wrong",source="shop",status="401"} 12.0
        funnel_gateway_refused_total{reason="too \\"large\\"",source="shop",status="413"} 1.0
        """;
    assertThat(RefusedRequests.read(metrics).of("shop"))
        .isEqualTo("12 x 401 the key is wrong; 1 x 413 too \\\"large\\\"");
    assertThat(RefusedRequests.read(metrics).of("other")).isEmpty();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("sources").resolve(name));
    Files.writeString(folder.resolve("sources").resolve(name).resolve("source.yaml"), text);
  }

  private Spoken in(Map<String, String> environment, String... arguments) {
    var variables = new HashMap<>(environment);
    variables.put("FUNNEL_SOURCES_DIR", folder.resolve("sources").toString());
    return Spoken.in(variables, arguments);
  }
}

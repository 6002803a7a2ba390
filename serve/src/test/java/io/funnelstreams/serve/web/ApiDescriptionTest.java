package io.funnelstreams.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.read.OutputRecords;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document, compared with real answers. */
class ApiDescriptionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private SiteFixture site;

  @BeforeEach
  void open() {
    site = SiteFixture.open(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private JsonNode ask(String path) throws IOException {
    var answer = site.get("/api/v1" + path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void answersAsItsDescriptionSays() throws Exception {
    var document = ask("/openapi.json");
    var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    var paths = document.get("paths").fieldNames();
    int asked = 0;
    while (paths.hasNext()) {
      var path = paths.next();
      if (path.equals("/stream")) {
        continue;
      }
      var reference =
          document
              .get("paths")
              .get(path)
              .at("/get/responses/200/content/application~1json/schema/$ref")
              .asText();
      var schema = JSON.createObjectNode().put("$ref", reference);
      schema.set("components", document.get("components"));
      var needed = Map.of("/explain", "?kpi=leads&period=2026-11", "/review", "?period=2026-10");
      var query = needed.getOrDefault(path, "");
      var id = path.startsWith("/goals") ? "leads-2026" : "leads";
      var answer = ask(path.replace("{id}", id) + query);
      assertThat(factory.getSchema(schema).validate(answer)).as(path).isEmpty();
      asked++;
    }

    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(asked).isGreaterThan(12);
    assertThat(site.get("/api/v1/docs").body())
        .contains("/api/v1/goals/{id}")
        .doesNotContain("http://", "https://");
  }

  @Test
  void streamsTheEventsThatItsDescriptionLists() throws Exception {
    var document = ask("/openapi.json");
    var described = new HashMap<String, JsonNode>();
    document
        .at("/paths/~1stream/get/responses/200/content/text~1event-stream/schema/items/oneOf")
        .forEach(
            event ->
                described.put(
                    event.at("/properties/event/const").asText(),
                    event.at("/properties/data/contentSchema")));
    var seen = new HashSet<String>();
    try (var lines = site.lines("/api/v1/stream?kpis=leads&grain=day").body()) {
      var line = lines.iterator();
      assertThat(line.next()).startsWith("id: ");
      changeEverything();
      var name = "";
      while (!name.equals("reset")) {
        var next = line.next();
        if (next.startsWith("event: ")) {
          name = next.substring("event: ".length());
          seen.add(name);
        } else if (next.startsWith("data: ")) {
          var data = JSON.readTree(next.substring("data: ".length()));
          assertThat(errors(document, described.get(name), data)).as(name).isEmpty();
        }
      }
    }

    assertThat(described.keySet())
        .containsExactlyInAnyOrder("kpis", "goals", "alerts", "status", "removed", "reset");
    assertThat(seen).isEqualTo(described.keySet());
    assertThat(site.get("/api/v1/docs").body())
        .contains("/api/v1/stream", "StreamEvents", "Last-Event-ID");
  }

  private void changeEverything() {
    var day = SiteFixture.TODAY;
    var row = SiteFixture.leadsOf(day, 11);
    var alert = OutputRecords.alert("v1", "leads-2026", AlertState.RESOLVED);
    site.model()
        .put(Topic.KPIS, OutputRecords.key(row), row)
        .remove(Topic.KPIS, OutputRecords.key(SiteFixture.leadsOf(day.minusDays(1), 10)))
        .put(
            Topic.SCORECARDS,
            "leads-2026/2026-11",
            OutputRecords.scorecard("v1", "leads-2026", day, 2_431))
        .put(Topic.ALERTS, "drift/leads-2026", alert)
        .commit();
    site.model().publishStatus();
    site.show("v2");
  }

  private static Set<ValidationMessage> errors(
      JsonNode document, JsonNode described, JsonNode data) {
    ObjectNode schema = described.deepCopy();
    schema.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(data);
  }

  @Test
  void describesProblemsAsItWritesThem() throws Exception {
    HttpResponse<String> problem =
        site.get("/api/v1/rows?kpi=" + URLEncoder.encode("<b>", StandardCharsets.UTF_8));
    var document = ask("/openapi.json");
    var schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
    schema.set("components", document.get("components"));

    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(JSON.readTree(problem.body())))
        .isEmpty();
    assertThat(problem.body()).doesNotContain("<b>");
  }
}

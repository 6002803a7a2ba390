package io.funnelstreams.bench.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.app.embedded.EmbeddedRegistry;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.registry.AvroSerde;
import io.funnelstreams.schemas.registry.CanonicalSchema;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import io.funnelstreams.schemas.registry.RegistryClient;
import io.funnelstreams.schemas.registry.RegistryConfig;
import io.funnelstreams.schemas.registry.RegistryException;
import io.funnelstreams.schemas.registry.SchemaSetup;
import io.funnelstreams.schemas.topic.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApicurioIT {
  private static final String PLAN_SUBJECT = "funnel.plan.v1-value";

  @TempDir static Path folder;

  private static EmbeddedRegistry registry;
  private static RegistryClient client;

  @BeforeAll
  static void start() {
    registry = EmbeddedRegistry.start(folder.resolve("db"), folder.resolve("log"), 0).awaitReady();
    client = RegistryClient.of(RegistryConfig.of(config()));
    // As two instances of the Kafka Streams application do that start together on a new registry.
    var another = RegistryClient.of(RegistryConfig.of(anotherClient()));
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> SchemaSetup.ensure(client)),
            CompletableFuture.runAsync(() -> SchemaSetup.ensure(another)))
        .join();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void everyTopicsSubjectIsHeldToBackwardTransitive() {
    for (var topic : Topic.values()) {
      if (topic.valueSchema().isPresent()) {
        assertThat(client.compatibility(topic.topicName() + "-value"))
            .as(topic.topicName())
            .hasValue(SchemaSetup.COMPATIBILITY);
      }
    }
  }

  @Test
  void startingAgainChangesNothing() {
    int id = client.register(PLAN_SUBJECT, Plan.getClassSchema());

    SchemaSetup.ensure(RegistryClient.of(RegistryConfig.of(anotherClient())));

    assertThat(
            RegistryClient.of(RegistryConfig.of(anotherClient()))
                .lookup(PLAN_SUBJECT, planSchema()))
        .isEqualTo(id);
  }

  @Test
  void aFieldWithoutADefaultIsRefused() {
    var changed = planAnd(fields -> fields.requiredString("approved_by"));

    assertThatThrownBy(() -> client.register(PLAN_SUBJECT, changed))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("incompatible with an earlier version")
        .hasMessageContaining(PLAN_SUBJECT)
        .extracting("status")
        .isEqualTo(409);
  }

  @Test
  void aFieldWithADefaultIsTaken() {
    var changed = planAnd(fields -> fields.optionalString("approved_by"));

    assertThat(client.register(PLAN_SUBJECT, changed)).isPositive();
  }

  @Test
  void theFileItselfHasTheIdOfTheGeneratedClass() throws Exception {
    int id = client.register("same", Plan.getClassSchema());
    var file = Files.readString(Path.of("../schemas/src/main/avro/Plan.avsc"));

    var minified = new ObjectMapper().readTree(file).toString();

    assertThat(idAfterPosting("same", minified)).isEqualTo(id);
    assertThat(idAfterPosting("same", CanonicalSchema.text(Plan.getClassSchema()))).isEqualTo(id);
  }

  @Test
  void aRecordComesBackAsItWas() {
    var plan = new Plan("2026", "name: 2026", "v1", "ann", Instant.EPOCH, null, null);
    try (var serde = new AvroSerde<>(Plan.class)) {
      serde.configure(config(), false);

      var bytes = serde.serializer().serialize("funnel.plan.v1", plan);

      assertThat(serde.deserializer().deserialize("funnel.plan.v1", bytes)).isEqualTo(plan);
    }
  }

  @Test
  void anUnknownIdIsPoison() {
    assertThatThrownBy(() -> client.byId(987_654))
        .isInstanceOf(PoisonRecordException.class)
        .extracting("defect")
        .isEqualTo(Defect.UNKNOWN_ID);
  }

  @Test
  void whatIsNotRegisteredIsNotFound() {
    assertThatThrownBy(() -> client.lookup("nobody", planSchema()))
        .isInstanceOf(RegistryException.class)
        .extracting("errorCode")
        .isEqualTo(40401);
    assertThatThrownBy(() -> client.lookup("funnel.kpis.v1-value", planSchema()))
        .isInstanceOf(RegistryException.class)
        .extracting("errorCode")
        .isEqualTo(40403);
  }

  private static Schema planSchema() {
    return Plan.getClassSchema();
  }

  /** The plan's schema with one more field. */
  private static Schema planAnd(
      java.util.function.UnaryOperator<FieldAssembler<Schema>> moreFields) {
    var plan = planSchema();
    var fields = SchemaBuilder.record(plan.getName()).namespace(plan.getNamespace()).fields();
    for (var field : plan.getFields()) {
      var built = fields.name(field.name()).type(field.schema());
      fields = field.hasDefaultValue() ? built.withDefault(null) : built.noDefault();
    }
    return moreFields.apply(fields).endRecord();
  }

  private static int idAfterPosting(String subject, String schema) throws Exception {
    var json = new ObjectMapper();
    var body = json.writeValueAsString(Map.of("schema", schema));
    var request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return json.readTree(answer).path("id").asInt();
  }

  private static Map<String, ?> config() {
    return Map.of(RegistryConfig.URL, registry.url());
  }

  /** The same registry for a client that knows nothing yet. */
  private static Map<String, ?> anotherClient() {
    return Map.of(RegistryConfig.URL, List.of(registry.url() + "/"), "max.retries", 1);
  }
}

package io.funnelstreams.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A schema registry with Confluent's API. It caches each schema for the life of the process, since
 * an id never changes its meaning; so a registry that goes down affects only new schemas. Any
 * thread may use it.
 *
 * <p>Every method throws {@link RegistryUnavailableException} where no registry answers and {@link
 * RegistryException} where it refuses.
 */
public final class RegistryClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SUBJECT_NOT_FOUND = 40401;
  private static final int SCHEMA_NOT_FOUND = 40403;

  /** One client for each registry, so that every serde of a process shares its cache. */
  private static final Map<RegistryConfig, RegistryClient> SHARED = new ConcurrentHashMap<>();

  private final RegistryHttp http;
  private final Map<SubjectSchema, Integer> registered = new ConcurrentHashMap<>();
  private final Map<SubjectSchema, Integer> found = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();

  private record SubjectSchema(String subject, Schema schema) {}

  RegistryClient(RegistryConfig config) {
    this.http = new RegistryHttp(config);
  }

  /** The process's client of a registry. */
  public static RegistryClient of(RegistryConfig config) {
    return SHARED.computeIfAbsent(config, RegistryClient::new);
  }

  /** The id of a schema, which is registered under the subject where it is not yet. */
  public int register(String subject, Schema schema) {
    return registered.computeIfAbsent(
        new SubjectSchema(subject, schema),
        key -> idOf(subject, schema, "/subjects/" + encoded(subject) + "/versions"));
  }

  /** The id of a schema that is registered under the subject already. */
  public int lookup(String subject, Schema schema) {
    return found.computeIfAbsent(
        new SubjectSchema(subject, schema),
        key -> idOf(subject, schema, "/subjects/" + encoded(subject)));
  }

  /**
   * The schema of an id.
   *
   * @throws PoisonRecordException where the registry knows no such id, or the schema is not Avro
   */
  public Schema byId(int id) {
    return byId.computeIfAbsent(id, this::fetch);
  }

  /** The compatibility level set for a subject; empty where the registry's own level applies. */
  public Optional<String> compatibility(String subject) {
    var response = http.get("/config/" + encoded(subject));
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    var level = answer(response, () -> "the compatibility of subject " + subject);
    return Optional.of(level.path("compatibilityLevel").asText());
  }

  /** Sets the compatibility level of a subject, for example {@code BACKWARD_TRANSITIVE}. */
  public void setCompatibility(String subject, String level) {
    var body = JSON.createObjectNode().put("compatibility", level).toString();
    var response = http.put("/config/" + encoded(subject), body);
    answer(response, () -> "setting the compatibility of subject " + subject);
  }

  private int idOf(String subject, Schema schema, String path) {
    var body = JSON.createObjectNode().put("schema", CanonicalSchema.text(schema)).toString();
    var answer =
        answer(
            http.post(path, body),
            () -> "schema %s under subject %s".formatted(schema.getFullName(), subject));
    return answer.path("id").asInt();
  }

  private Schema fetch(int id) {
    var response = http.get("/schemas/ids/" + id);
    if (response.statusCode() == 404 && errorCode(response) == SCHEMA_NOT_FOUND) {
      throw new PoisonRecordException(
          Defect.UNKNOWN_ID,
          "the schema registry knows no schema with id "
              + id
              + "; the record was written against another registry, or the id was deleted");
    }
    var answer = answer(response, () -> "schema id " + id);
    if (!answer.path("schemaType").asText("AVRO").equals("AVRO")) {
      throw new PoisonRecordException(
          Defect.FOREIGN_SCHEMA,
          "schema id %s is not Avro but %s".formatted(id, answer.path("schemaType").asText()));
    }
    return parsed(id, answer.path("schema").asText());
  }

  private static Schema parsed(int id, String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw new PoisonRecordException(
          Defect.FOREIGN_SCHEMA, "schema id %s does not stand alone: %s".formatted(id, e), e);
    }
  }

  private static JsonNode answer(HttpResponse<String> response, Supplier<String> about) {
    if (response.statusCode() / 100 == 2) {
      return json(response);
    }
    int code = errorCode(response);
    throw new RegistryException(
        response.statusCode(),
        code,
        "The schema registry refused %s with status %s: %s. %s"
            .formatted(
                about.get(),
                response.statusCode(),
                reason(response),
                advice(response.statusCode(), code)));
  }

  /** Without the full stop that some registries set. */
  private static String reason(HttpResponse<String> response) {
    var message = json(response).path("message").asText("no reason given").strip();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private static String advice(int status, int code) {
    if (code == SUBJECT_NOT_FOUND) {
      return "Nothing is registered under this subject: register the schema first, or set"
          + " auto.register.schemas=true";
    } else if (code == SCHEMA_NOT_FOUND) {
      return "The subject has other schemas but not this one: register it first, or set"
          + " auto.register.schemas=true";
    }
    return switch (status) {
      case 401, 403 ->
          "Check the credentials: basic.auth.credentials.source, basic.auth.user.info,"
              + " bearer.auth.token";
      case 404 -> "Is the path in " + RegistryConfig.URL + " right?";
      case 409 ->
          "The schema is incompatible with an earlier version: give new fields a default, keep the"
              + " types and names of the others";
      default -> "The request would be refused again";
    };
  }

  private static int errorCode(HttpResponse<String> response) {
    return json(response).path("error_code").asInt(response.statusCode());
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      // A proxy's page, for example; the status says enough.
      return JSON.missingNode();
    }
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

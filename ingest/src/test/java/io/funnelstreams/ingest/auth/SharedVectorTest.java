package io.funnelstreams.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.schemas.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Signatures that others made: the vendors' own libraries, or another receiver of them. */
class SharedVectorTest {
  private static final Instant ANY = Instant.parse("2026-03-02T10:15:30Z");

  @Test
  void hubspotsOwnVectorsAreVerifiedAndNoBitOfThemCanBeChanged() {
    var versions = new ArrayList<String>();
    for (var vector : SharedData.webhook("hubspot/signature_vectors.json")) {
      versions.add(vector.get("version").asText());
      holds(hubspot(vector));
    }
    assertThat(versions).containsExactly("v1", "v1", "v2", "v2", "v3");
  }

  @Test
  void docusignsVectorIsVerifiedAndNoBitOfItCanBeChanged() {
    var vector = SharedData.webhook("docusign/signature_vector_third_party.json");
    var header = vector.get("header").asText().toLowerCase(Locale.ROOT);
    var sent =
        Sent.json("https://any.example/", vector.get("body").asText())
            .header(header, vector.get("signature").asText());

    holds(
        new Sample(
            "docusign",
            vector.get("secret").asText(),
            sent,
            ANY,
            List.of(Sample.BODY, Sample.header(header))));
  }

  private static Sample hubspot(JsonNode vector) {
    var sent =
        Sent.json(vector.path("url").asText("https://any.example/"), vector.get("body").asText())
            .method(vector.path("method").asText("POST"));
    var secret = vector.get("secret").asText();
    var signature = vector.get("signature").asText();
    return switch (vector.get("version").asText()) {
      case "v1" ->
          new Sample(
              "hubspot-v1",
              secret,
              sent.header("x-hubspot-signature", signature),
              ANY,
              List.of(Sample.BODY, Sample.header("x-hubspot-signature")));
      case "v2" ->
          new Sample(
              "hubspot-v2",
              secret,
              sent.header("x-hubspot-signature", signature),
              ANY,
              List.of(
                  Sample.METHOD, Sample.URL, Sample.BODY, Sample.header("x-hubspot-signature")));
      default ->
          new Sample(
              "hubspot",
              secret,
              sent.header("x-hubspot-signature-v3", signature)
                  .header("x-hubspot-request-timestamp", vector.get("timestamp").asText()),
              Instant.ofEpochMilli(vector.get("timestamp").asLong()),
              List.of(
                  Sample.METHOD,
                  Sample.URL,
                  Sample.BODY,
                  Sample.header("x-hubspot-signature-v3"),
                  Sample.header("x-hubspot-request-timestamp")));
    };
  }

  private static void holds(Sample sample) {
    assertThat(sample.check(sample.sent())).isInstanceOf(AuthResult.Verified.class);
    sample
        .guarded()
        .forEach(
            place ->
                place.changes(
                    sample.sent(),
                    changed ->
                        assertThat(sample.check(changed)).isInstanceOf(AuthResult.Refused.class)));
    var schemes = SchemeFile.schemes(sample.vendor());
    Bits.flip(
        sample.secret(),
        0,
        other ->
            assertThat(
                    Authentication.of(schemes, List.of(Secret.of("x", other)))
                        .check(sample.sent().request(), sample.at(), sample.sent()::document))
                .isInstanceOf(AuthResult.Refused.class));
  }
}

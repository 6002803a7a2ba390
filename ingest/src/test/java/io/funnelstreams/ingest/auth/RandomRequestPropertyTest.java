package io.funnelstreams.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.request.Request;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RandomRequestPropertyTest {
  private static final List<Authentication> ALL =
      Samples.all()
          .map(sample -> SchemeFile.authentication(sample.vendor(), sample.secret()))
          .toList();

  private static final List<String> NAMES =
      List.of(
          "authorization",
          "stripe-signature",
          "paddle-signature",
          "recurly-signature",
          "x-docusign-signature-1",
          "x-hubspot-signature",
          "x-hubspot-signature-v3",
          "x-hubspot-request-timestamp",
          "x-twilio-signature",
          "x-zm-signature",
          "x-zm-request-timestamp",
          "x-signature",
          "x-proxy-key");

  @Property(tries = 300)
  void noRequestMakesACheckThrowOrLetsAStrangerIn(
      @ForAll("headers") Map<String, List<String>> headers,
      @ForAll("headers") Map<String, List<String>> query,
      @ForAll String url,
      @ForAll byte[] body,
      @ForAll("documents") Object document) {
    var request = new Request("POST", url, headers, query, body, "text/plain", Samples.NOW);

    for (var authentication : ALL) {
      assertThat(authentication.check(request, Samples.NOW, () -> Optional.of(document)))
          .isInstanceOf(AuthResult.Refused.class);
    }
  }

  @Provide
  Arbitrary<Map<String, List<String>>> headers() {
    var hostile =
        Arbitraries.of(
            "Basic ",
            "Basic !",
            "Bearer ",
            "t=,v1=",
            "t=1,v1=zz",
            ";;;",
            ",",
            "v0=",
            "=",
            "1,,",
            "99999999999999999999,ff",
            "-1",
            "t=" + Samples.NOW.getEpochSecond() + ",v1=00");
    var value = Arbitraries.oneOf(hostile, Arbitraries.strings().ofMaxLength(80));
    var name = Arbitraries.of(NAMES);
    return Arbitraries.maps(name, value.list().ofMaxSize(3)).ofMaxSize(NAMES.size());
  }

  @Provide
  Arbitrary<Object> documents() {
    var leaf =
        Arbitraries.<Object>of(
            "", "-1", -1, 1.5, Double.NaN, BigInteger.TEN.pow(400), true, List.of(), Map.of());
    var key = Arbitraries.of("event", "event_hash", "event_time", "event_type", "token");
    var flat = Arbitraries.maps(key, leaf).ofMaxSize(4);
    var nested = flat.map(event -> Map.of("event", event, "token", List.of(event)));
    return Arbitraries.oneOf(leaf, flat.map(Object.class::cast), nested.map(Object.class::cast));
  }
}

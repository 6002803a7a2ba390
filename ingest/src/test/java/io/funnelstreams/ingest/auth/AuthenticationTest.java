package io.funnelstreams.ingest.auth;

import static io.funnelstreams.ingest.auth.Signing.base64;
import static io.funnelstreams.ingest.auth.Signing.hex;
import static io.funnelstreams.ingest.auth.Signing.hmac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.schemas.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  private static final String URL = "https://in.acme.example/v1/sources/x";
  private static final Instant NOW = Samples.NOW;
  private static final AuthResult VERIFIED = new AuthResult.Verified("env SECRET");

  @Test
  void theExampleOfTwiliosDocumentationIsVerified() {
    var url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    var form =
        "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234"
            + "&From=%2B14158675309&To=%2B18005551212";
    var sent =
        Sent.post(url, "application/x-www-form-urlencoded", form)
            .header("x-twilio-signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=");

    assertThat(check("twilio", sent, "12345")).isEqualTo(VERIFIED);
  }

  @Test
  void aProxyThatHidesThePortDoesNotBreakTwiliosSignature() {
    var forms = List.of("https://a.example/x?y=1", "https://a.example:443/x?y=1");
    for (var signed : forms) {
      var signature = base64(hmac("HmacSHA1", "key", signed + "CallSidCA1"));
      for (var called : forms) {
        assertThat(check("twilio", call(called, signature), "key")).isEqualTo(VERIFIED);
      }
      assertThat(check("twilio", call("https://b.example/x?y=1", signature), "key"))
          .isInstanceOf(AuthResult.Refused.class);
    }
  }

  @Test
  void aFormIsNotTakenForAnotherTypeOfBody() {
    var signature = base64(hmac("HmacSHA1", "key", URL + "CallSidCA1"));
    var sent =
        Sent.post(URL, "application/json", "{\"CallSid\":\"CA1\"}")
            .header("x-twilio-signature", signature);

    assertThat(check("twilio", sent, "key")).isInstanceOf(AuthResult.Refused.class);
  }

  @Test
  void anyOfSeveralSignaturesIsEnough() {
    var seconds = NOW.getEpochSecond();
    var right = hex(hmac("HmacSHA256", "key", seconds + ".{}"));
    var wrong = hex(hmac("HmacSHA256", "old", seconds + ".{}"));
    var header = "t=%s,v1=%s,v1=%s,v0=%s".formatted(seconds, wrong, right, wrong);

    assertThat(check("stripe", Sent.json(URL, "{}").header("stripe-signature", header), "key"))
        .isEqualTo(VERIFIED);
  }

  @Test
  void theHeadAloneDecidesOverKeysAndMissingOrOldSignatures() {
    var bearer = Authentication.of(List.of(new Bearer()), List.of(Secret.of("env SECRET", "key")));
    assertThat(bearer.checkHead(head("authorization", "Bearer key"), NOW)).hasValue(VERIFIED);
    assertThat(bearer.checkHead(head("authorization", "Bearer other"), NOW))
        .hasValue(new AuthResult.Refused("the key is wrong"));
    assertThat(bearer.checkHead(head("x", "y"), NOW)).isPresent();

    var stripe =
        Authentication.of(SchemeFile.schemes("stripe"), List.of(Secret.of("env SECRET", "key")));
    var signature = hex(hmac("HmacSHA256", "key", "{}"));
    assertThat(stripe.checkHead(head("x", "y"), NOW)).isPresent();
    assertThat(
            stripe.checkHead(
                head("stripe-signature", "t=" + NOW.getEpochSecond() + ",v1=" + signature), NOW))
        .as("only the body decides whether the signature fits")
        .isEmpty();
    assertThat(stripe.checkHead(head("stripe-signature", "t=1,v1=" + signature), NOW))
        .hasValue(new AuthResult.Refused("the time is older than 300 s"));
  }

  private static Request head(String name, String value) {
    return new Request(
        "POST", URL, Map.of(name, List.of(value)), Map.of(), new byte[0], "application/json", NOW);
  }

  @Test
  void aSignatureOfAnotherSchemeOfStripeDoesNotCount() {
    var seconds = NOW.getEpochSecond();
    var right = hex(hmac("HmacSHA256", "key", seconds + ".{}"));
    var header = "t=%s,v0=%s".formatted(seconds, right);

    assertThat(check("stripe", Sent.json(URL, "{}").header("stripe-signature", header), "key"))
        .isInstanceOf(AuthResult.Refused.class);
  }

  @Test
  void aSecondTimeBesideTheSignedOneIsRefused() {
    var seconds = NOW.getEpochSecond();
    var right = hex(hmac("HmacSHA256", "key", seconds + ".{}"));
    var header = "t=%s,t=%s,v1=%s".formatted(seconds, seconds, right);

    assertThat(check("stripe", Sent.json(URL, "{}").header("stripe-signature", header), "key"))
        .isEqualTo(new AuthResult.Refused("there is more than one time"));
  }

  @Test
  void moreSignaturesThanAnybodySendsAreRefusedUnseen() {
    var right = base64(hmac("HmacSHA256", "key", "{}"));
    var hundred = numbered(99, "x", right);
    var more = numbered(100, "x", right);

    assertThat(check("docusign", hundred)).isEqualTo(VERIFIED);
    assertThat(check("docusign", more))
        .isEqualTo(new AuthResult.Refused("there are more than 100 signatures"));
  }

  @Test
  void aHeaderThatIsThereTwiceIsRefusedWhereItMustBeOne() {
    var request =
        new Request(
            "POST",
            URL,
            Map.of("authorization", List.of("Bearer key", "Bearer key")),
            Map.of(),
            new byte[0],
            "",
            NOW);

    assertThat(check("native", request))
        .isEqualTo(new AuthResult.Refused("there is more than one header 'authorization'"));
  }

  @Test
  void theSchemeOfAnAuthorizationMayBeInAnyCaseAndTheKeyMayNot() {
    var sent = Sent.json(URL, "{}");

    assertThat(check("native", sent.header("authorization", "bEARER key"), "key"))
        .isEqualTo(VERIFIED);
    assertThat(check("native", sent.header("authorization", "Bearer Key"), "key"))
        .isEqualTo(new AuthResult.Refused("the key is wrong"));
    assertThat(check("native", sent.header("authorization", "Bearer"), "key"))
        .isEqualTo(new AuthResult.Refused("the header 'authorization' does not begin with Bearer"));
  }

  @Test
  void salesforcesOrganizationIsFoundInTheDocument() {
    Map<String, Object> document =
        Map.of(
            "Envelope",
            Map.of("Body", Map.of("notifications", Map.of("OrganizationId", "00Dxx0000001gPL"))));
    var authentication = SchemeFile.authentication("salesforce-organization", "00Dxx0000001gPL");
    var request = Sent.post(URL, "text/xml", "<x/>").request();

    assertThat(authentication.readsDocument()).isTrue();
    assertThat(authentication.check(request, NOW, () -> Optional.of(document))).isEqualTo(VERIFIED);
    assertThat(authentication.check(request, NOW, () -> Optional.of(Map.of())))
        .isInstanceOf(AuthResult.Refused.class);
    assertThat(authentication.check(request, NOW, Optional::empty))
        .isEqualTo(new AuthResult.Refused("the body cannot be read"));
  }

  @Test
  void theBodyIsReadOnceAtMostAndOnlyWhereASchemeAsksForIt() {
    var asked = new AtomicInteger();
    var sent = Samples.twilioForm().sent();
    var request = sent.request();

    SchemeFile.authentication("twilio", "a", "b")
        .check(
            request,
            NOW,
            () -> {
              asked.incrementAndGet();
              return sent.document();
            });
    SchemeFile.authentication("stripe", "a")
        .check(Samples.stripe().sent().request(), NOW, () -> Optional.of(asked.addAndGet(100)));

    assertThat(asked).hasValue(1);
  }

  @Test
  void aReasonShowsNeitherTheSecretNorTheSignatureThatWasExpected() {
    Samples.all()
        .forEach(
            sample -> {
              var spoilt =
                  new Sample(sample.vendor(), "an0ther:secret", sample.sent(), NOW, List.of());
              var reason = ((AuthResult.Refused) spoilt.check(sample.sent())).reason();
              assertThat(reason).isNotBlank().doesNotContain("an0ther", sample.secret());
              assertThat(reason).doesNotContainPattern("[0-9a-f]{16}|[A-Za-z0-9+/]{27}=");
            });
  }

  @Test
  void whoeverHasNoSecretAtAllIsLetInOnlyWhereNothingIsChecked() {
    var open = SchemeFile.parse("authentication: none");
    var request = Sent.json(URL, "{}").request();

    assertThat(Authentication.of(open, List.of()).isOpen()).isTrue();
    assertThat(Authentication.of(open, List.of()).check(request, NOW, Optional::empty))
        .isEqualTo(new AuthResult.Verified(""));
    assertThat(Authentication.of(List.of(), List.of()).check(request, NOW, Optional::empty))
        .isInstanceOf(AuthResult.Refused.class);
  }

  @Test
  void aSecretThatIsOfNoUseIsNamedAndNotShown() {
    assertThatThrownBy(() -> SchemeFile.authentication("pipedrive", "nocolon"))
        .hasMessage("env SECRET: 'basic' needs a secret of the form user:password");
  }

  @Test
  void aKeyInBase64IsDecodedBeforeItSigns() {
    var schemes =
        SchemeFile.parse(
            """
            authentication:
              - signature:
                  algorithm: hmac-sha256
                  signed: '{header:Webhook-Id}.{timestamp}.{body}'
                  encoding: base64
                  header: webhook-signature
                  list: {separator: space}
                  prefix: 'v1,'
                  secret: base64
                  timestamp: {header: webhook-timestamp}
            """);
    var seconds = String.valueOf(NOW.getEpochSecond());
    var signature = base64(hmac("HmacSHA256", "raw key", "msg_1." + seconds + ".{}"));
    var sent =
        Sent.json(URL, "{}")
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", "v1a,xyz v1," + signature);
    var secrets = List.of(Secret.of("env SECRET", base64("raw key")));

    assertThat(Authentication.of(schemes, secrets).check(sent.request(), NOW, Optional::empty))
        .isEqualTo(VERIFIED);
    assertThatThrownBy(() -> Authentication.of(schemes, List.of(Secret.of("env X", "%%%"))))
        .hasMessageContaining("env X")
        .hasMessageNotContaining("%%%");
  }

  private static Sent call(String url, String signature) {
    return Sent.post(url, "application/x-www-form-urlencoded", "CallSid=CA1")
        .header("x-twilio-signature", signature);
  }

  private static Request numbered(int wrong, String text, String right) {
    var headers = new TreeMap<String, List<String>>();
    var values = new ArrayList<String>();
    for (int i = 0; i < wrong; i++) {
      values.add(text);
    }
    headers.put("x-docusign-signature-1", values);
    headers.put("x-docusign-signature-2", List.of(right));
    return new Request("POST", URL, headers, Map.of(), new byte[] {'{', '}'}, "", NOW);
  }

  private static AuthResult check(String vendor, Request request) {
    return SchemeFile.authentication(vendor, "key").check(request, NOW, Optional::empty);
  }

  private static AuthResult check(String vendor, Sent sent, String secret) {
    return SchemeFile.authentication(vendor, secret).check(sent.request(), NOW, sent::document);
  }
}

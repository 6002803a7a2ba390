package io.funnelstreams.ingest.auth;

import static io.funnelstreams.ingest.auth.Sample.BODY;
import static io.funnelstreams.ingest.auth.Sample.METHOD;
import static io.funnelstreams.ingest.auth.Sample.URL;
import static io.funnelstreams.ingest.auth.Sample.header;
import static io.funnelstreams.ingest.auth.Sample.parameter;
import static io.funnelstreams.ingest.auth.Sample.piece;
import static io.funnelstreams.ingest.auth.Signing.base64;
import static io.funnelstreams.ingest.auth.Signing.hex;
import static io.funnelstreams.ingest.auth.Signing.hmac;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One request of every vendor, signed here as its documentation describes. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");

  private static final String SECRET = "s3cr3t-key-0123456789";
  private static final String BODY_TEXT = "{\"event\":\"deal.won\",\"amount\":1250,\"é\":null}";
  private static final String SECONDS = String.valueOf(NOW.getEpochSecond());
  private static final String MILLIS = String.valueOf(NOW.toEpochMilli());
  private static final Sent JSON = Sent.json("https://in.acme.example/v1/sources/x", BODY_TEXT);

  private Samples() {}

  static Stream<Sample> all() {
    return Stream.of(signed(), unsigned(), twilio()).flatMap(List::stream);
  }

  /** The samples of vendors that sign a time. */
  static Stream<Sample> timed() {
    return signed().stream().filter(Sample::isTimed);
  }

  private static List<Sample> signed() {
    return List.of(
        hubspot(),
        hubspotV2(),
        hubspotV1(),
        stripe(),
        paddle(),
        recurlyJson(),
        docusign(),
        dropboxSign(),
        pandadoc(),
        segment(),
        zoom());
  }

  private static List<Sample> unsigned() {
    return List.of(
        basic("pipedrive"),
        basic("chargebee"),
        basic("recurly"),
        bearer("native"),
        bearer("cloudevents"),
        aircall(),
        salesforce(),
        salesforceProxy());
  }

  private static List<Sample> twilio() {
    return List.of(twilioForm(), twilioJson());
  }

  static Sample hubspot() {
    var url = "https://in.acme.example/v1/sources/hubspot?a=b%3Ac%2Fd&e=f%20g%3d";
    var text = "POST" + url.replace("%3A", ":").replace("%2F", "/") + BODY_TEXT + MILLIS;
    var sent =
        Sent.json(url, BODY_TEXT)
            .header("x-hubspot-signature-v3", base64(hmac("HmacSHA256", SECRET, text)))
            .header("x-hubspot-request-timestamp", MILLIS);
    return sample(
        "hubspot",
        sent,
        METHOD,
        BODY,
        header("x-hubspot-signature-v3"),
        header("x-hubspot-request-timestamp"));
  }

  private static Sample hubspotV2() {
    var text = SECRET + "POST" + JSON.url() + BODY_TEXT;
    var sent = JSON.header("x-hubspot-signature", hex(Signing.sha256(text)));
    return sample("hubspot-v2", sent, METHOD, URL, BODY, header("x-hubspot-signature"));
  }

  private static Sample hubspotV1() {
    var sent = JSON.header("x-hubspot-signature", hex(Signing.sha256(SECRET + BODY_TEXT)));
    return sample("hubspot-v1", sent, BODY, header("x-hubspot-signature"));
  }

  static Sample stripe() {
    var signature = hex(hmac("HmacSHA256", SECRET, SECONDS + "." + BODY_TEXT));
    var sent = JSON.header("stripe-signature", "t=" + SECONDS + ",v1=" + signature);
    return sample("stripe", sent, BODY, header("stripe-signature"));
  }

  private static Sample paddle() {
    var signature = hex(hmac("HmacSHA256", SECRET, SECONDS + ":" + BODY_TEXT));
    var sent = JSON.header("paddle-signature", "ts=" + SECONDS + ";h1=" + signature);
    return sample("paddle", sent, BODY, header("paddle-signature"));
  }

  private static Sample recurlyJson() {
    var signature = hex(hmac("HmacSHA256", SECRET, MILLIS + "." + BODY_TEXT));
    var sent = JSON.header("recurly-signature", MILLIS + "," + signature);
    return sample("recurly", sent, BODY, header("recurly-signature"));
  }

  private static Sample docusign() {
    var signature = base64(hmac("HmacSHA256", SECRET, BODY_TEXT));
    var sent = JSON.header("x-docusign-signature-2", signature);
    return sample("docusign", sent, BODY, header("x-docusign-signature-2"));
  }

  private static Sample dropboxSign() {
    var type = "signature_request_all_signed";
    var hash = hex(hmac("HmacSHA256", SECRET, SECONDS + type));
    var event = "{\"event\":{\"event_type\":\"%s\",\"event_time\":\"%s\",\"event_hash\":\"%s\"}}";
    var sent = Sent.json(JSON.url(), event.formatted(type, SECONDS, hash));
    return sample("dropbox-sign", sent, piece(type), piece(SECONDS), piece(hash));
  }

  private static Sample pandadoc() {
    var signature = hex(hmac("HmacSHA256", SECRET, BODY_TEXT));
    var sent = JSON.parameter("signature", signature);
    return sample("pandadoc", sent, BODY, parameter("signature"));
  }

  private static Sample segment() {
    var sent = JSON.header("x-signature", hex(hmac("HmacSHA1", SECRET, BODY_TEXT)));
    return sample("segment", sent, BODY, header("x-signature"));
  }

  private static Sample zoom() {
    var signature = hex(hmac("HmacSHA256", SECRET, "v0:" + SECONDS + ":" + BODY_TEXT));
    var sent =
        JSON.header("x-zm-signature", "v0=" + signature).header("x-zm-request-timestamp", SECONDS);
    return sample("zoom", sent, BODY, header("x-zm-signature"), header("x-zm-request-timestamp"));
  }

  private static Sample basic(String vendor) {
    var secret = "acme:p4ss:wörd";
    var sent = JSON.header("authorization", "Basic " + base64(secret));
    return new Sample(vendor, secret, sent, NOW, List.of(header("authorization", 6)));
  }

  private static Sample bearer(String vendor) {
    var sent = JSON.header("authorization", "Bearer " + SECRET);
    return sample(vendor, sent, header("authorization", 7));
  }

  private static Sample aircall() {
    var sent = Sent.json(JSON.url(), "{\"event\":\"call.ended\",\"token\":\"" + SECRET + "\"}");
    return sample("aircall", sent, piece(SECRET));
  }

  private static Sample salesforce() {
    return sample("salesforce", JSON.parameter("key", SECRET), parameter("key"));
  }

  private static Sample salesforceProxy() {
    return sample("salesforce", JSON.header("x-proxy-key", SECRET), header("x-proxy-key"));
  }

  static Sample twilioForm() {
    var url = "https://in.acme.example/v1/sources/twilio?a=b";
    var form = "To=%2B18005551212&CallSid=CA1234567890ABCDE&CallStatus=completed&Digits=";
    var text =
        url + "CallSidCA1234567890ABCDE" + "CallStatuscompleted" + "Digits" + "To+18005551212";
    var sent =
        Sent.post(url, "application/x-www-form-urlencoded; charset=UTF-8", form)
            .header("x-twilio-signature", base64(hmac("HmacSHA1", SECRET, text)));
    return sample(
        "twilio",
        sent,
        URL,
        header("x-twilio-signature"),
        piece("18005551212"),
        piece("CA1234567890ABCDE"),
        piece("completed"));
  }

  private static Sample twilioJson() {
    var digest = hex(Signing.sha256(BODY_TEXT));
    var url = "https://in.acme.example/v1/sources/twilio?bodySHA256=" + digest;
    var sent =
        Sent.json(url, BODY_TEXT)
            .parameter("bodySHA256", digest)
            .header("x-twilio-signature", base64(hmac("HmacSHA1", SECRET, url)));
    return sample("twilio", sent, URL, BODY, header("x-twilio-signature"), parameter("bodySHA256"));
  }

  private static Sample sample(String vendor, Sent sent, Sample.Guarded... guarded) {
    return new Sample(vendor, SECRET, sent, NOW, List.of(guarded));
  }
}

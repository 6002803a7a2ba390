package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HostileBodyTest {
  @Test
  void jsonThatIsNestedWithoutEndIsRefusedAndNoStackOverflows() {
    assertRefused(new JsonBody(), "[".repeat(1_000_000), "depth");
    assertRefused(new JsonBody(), "{\"a\":".repeat(101) + "1" + "}".repeat(101), "depth");
  }

  @Test
  void jsonAsDeepAsAllowedIsMapped() {
    var source = Payloads.builtIn("segment");
    var deep = "{\"a\":".repeat(90) + "1" + "}".repeat(90);
    var body = "{\"type\":\"page\",\"messageId\":" + deep + "}";
    assertThat(source.take(Payloads.request(body, "application/json")).items()).hasSize(1);
  }

  @Test
  void aTextOfTenMegabytesIsRefused() {
    assertRefused(new JsonBody(), "{\"a\":\"" + "x".repeat(10_000_000) + "\"}", "length");
  }

  @Test
  void numbersThatWouldTakeGigabytesToWriteOutAreRefused() {
    assertRefused(new JsonBody(), "{\"a\":[1e999999999]}", "exponent");
    assertRefused(new JsonBody(), "{\"a\":" + "9".repeat(100_000) + "}", "length");
  }

  @Test
  void aNumberWithAHugeExponentInATextIsNoAmount() {
    var outcome = hubspotAmount("1e999999999");
    assertThat(outcome).contains("is not a number like");
  }

  @Test
  void aLongWrongValueIsNotRepeatedWhole() {
    assertThat(hubspotAmount("9".repeat(500_000))).hasSizeLessThan(2_000);
  }

  @Test
  void aNameThatIsThereTwiceIsRefusedSinceReadersDifferInWhichTheyTake() {
    assertRefused(new JsonBody(), "{\"a\":1,\"a\":2}", "Duplicate");
  }

  @Test
  void whatComesAfterTheDocumentIsRefused() {
    assertRefused(new JsonBody(), "{} {}", "not JSON");
    assertRefused(new JsonBody(), "", "empty");
  }

  @Test
  void entitiesOfXmlAreNotExpanded() {
    var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    assertRefused(new XmlBody(), laughs + "]><x>&a29;</x>", "DOCTYPE");
    assertRefused(new XmlBody(), "<x>&unknown;</x>", "unknown");
  }

  @Test
  void noFileIsReadForXml(@TempDir Path folder) throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "the-secret");
    var body = "<!DOCTYPE x [<!ENTITY f SYSTEM \"" + secret.toUri() + "\">]><x>&f;</x>";
    assertRefused(new XmlBody(), body, "DOCTYPE");
  }

  @Test
  void noAddressIsCalledForXml() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(200);
      var url = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
      assertRefused(new XmlBody(), "<!DOCTYPE x SYSTEM \"" + url + "\"><x>1</x>", "DOCTYPE");
      assertRefused(
          new XmlBody(),
          "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]><x>1</x>",
          "DOCTYPE");
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void xmlThatIsNestedTooDeepOrBreaksOffOrIsJsonIsRefused() {
    assertRefused(new XmlBody(), "<a>".repeat(200_000), "deeper than 100");
    assertRefused(new XmlBody(), "<a><b></a>", "not XML");
    assertRefused(new XmlBody(), "", "empty");
    assertRefused(new XmlBody(), " {\"id\": 1}", "it is JSON, not XML");
  }

  @Test
  void entitiesAreNotExpandedWhateverTheEncoding() {
    var body =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>";
    var request = Payloads.request(body.getBytes(StandardCharsets.UTF_16), "text/xml");
    assertThatThrownBy(() -> new XmlBody().read(request)).hasMessageContaining("DOCTYPE");
  }

  @Test
  void bytesInNoEncodingAreToldToTheCallerAndNotToTheStandardError() {
    var before = System.err;
    var reported = new ByteArrayOutputStream();
    System.setErr(new PrintStream(reported, true, StandardCharsets.UTF_8));
    try {
      var bytes = new byte[] {'<', 'a', (byte) 0xfe, '>'};
      assertThatThrownBy(() -> new XmlBody().read(Payloads.request(bytes, "text/xml")))
          .hasMessage("it is not XML: it has bytes that are not in UTF-8");
      assertRefused(new XmlBody(), "<?xml version='1.0' encoding='x-none'?><a/>", "x-none");
    } finally {
      System.setErr(before);
    }
    assertThat(reported.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void xmlIsReadInTheEncodingThatItDeclares() throws UnreadableBody {
    var latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>ä</a>";
    var wide = "<?xml version='1.0' encoding='UTF-16'?><a>ä</a>";
    for (var body :
        List.of(
            latin.getBytes(StandardCharsets.ISO_8859_1),
            wide.getBytes(StandardCharsets.UTF_16),
            "\ufeff<a>ä</a>".getBytes(StandardCharsets.UTF_8))) {
      assertThat(new XmlBody().read(Payloads.request(body, "text/xml")))
          .isEqualTo(Map.of("a", "ä"));
    }
  }

  @Test
  void namesThatAreRepeatedWithManyAttributesAreRefused() {
    var attributes = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    assertRefused(new XmlBody(), "<x" + attributes + "/>", "more than 100 attributes");
    assertRefused(new XmlBody(), "<" + "x".repeat(201) + "/>", "longer than 200");
  }

  @Test
  void moreItemsThanAnybodySendsAreRefusedAsAWhole(@TempDir Path folder) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("own")).resolve("source.yaml"),
        """
        source: own
        authentication: none
        row_id: id
        party: id
        events: [{family: lead, type: created, occurred_at: at}]
        """);
    var own = SourceCatalogue.read(folder, any -> Optional.empty()).find("own").orElseThrow();
    var items = Payloads.request("[" + "{},".repeat(10_000) + "{}]", "application/json");
    var taken = own.take(items);
    assertThat(taken.unreadable().orElseThrow().rejection().explanation()).contains("10,000 items");
  }

  @Test
  void aBodyThatAnExpressionCannotUseIsNotRepeatedInTheReason() {
    var zeros = Payloads.request("[" + "0,".repeat(400_000) + "0]", "application/json");
    var taken = Payloads.builtIn("stripe").take(zeros);
    assertThat(Payloads.outcome(taken).toString()).hasSizeLessThan(1_000);
  }

  @Test
  void formsOfManyFieldsAndBrokenOnesAreRefused() {
    assertRefused(new FormBody(Optional.empty()), "a&".repeat(100_000), "1,000 fields");
    assertRefused(new FormBody(Optional.empty()), "a=%zz", "percent");
    assertRefused(new FormBody(Optional.of("json")), "a=1", "no field 'json'");
    assertRefused(new FormBody(Optional.of("json")), "json=[", "the field 'json'");
  }

  @Test
  void bytesThatAreNothingAreRefusedByAll() {
    var bytes = new byte[10_000];
    Arrays.fill(bytes, (byte) 0xfe);
    for (var body : List.of(new JsonBody(), new XmlBody())) {
      assertThatThrownBy(() -> body.read(Payloads.request(bytes, "")))
          .isInstanceOf(UnreadableBody.class);
    }
  }

  @Test
  void xmlBecomesMapsListsAndTexts() throws UnreadableBody {
    var body =
        """
        <?xml version="1.0"?>
        <s:note xmlns:s="urn:s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="7">
          <s:at type="datetime">2026-01-01</s:at> <gone xsi:nil="true"/> <blank/>
          <item><n>1</n></item> <item><n>&lt;2<![CDATA[>]]></n></item>
        </s:note>
        """;
    var document = new XmlBody().read(Payloads.request(body, "text/xml"));
    assertThat(document.toString())
        .isEqualTo(
            "{note={at=2026-01-01, at@type=datetime, gone=null, blank=, item=[{n=1}, {n=<2>}],"
                + " @id=7}}");
  }

  @Test
  void formsBecomeTextsAndLists() throws UnreadableBody {
    var request = Payloads.request("a=1+2&b=%C3%A4&b=&c", "application/x-www-form-urlencoded");
    assertThat(new FormBody(Optional.empty()).read(request))
        .isEqualTo(Map.of("a", "1 2", "b", List.of("ä", ""), "c", ""));
    var json = Payloads.request("payload=%7B%22x%22%3A1%7D", "application/x-www-form-urlencoded");
    assertThat(new FormBody(Optional.of("payload")).read(json)).isEqualTo(Map.of("x", 1));
  }

  private static String hubspotAmount(String amount) {
    var body =
        """
        {"subscriptionType": "deal.propertyChange", "propertyName": "amount", "objectId": 1,
         "occurredAt": 1767258000000, "propertyValue": "%s"}
        """
            .formatted(amount);
    var item =
        Payloads.builtIn("hubspot").take(Payloads.request(body, "application/json")).items().get(0);
    return ((ItemOutcome.Rejected) item).reject().rejection().explanation();
  }

  private static void assertRefused(Body body, String text, String why) {
    var request = Payloads.request(text.getBytes(StandardCharsets.UTF_8), "");
    assertThatThrownBy(() -> body.read(request))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining(why);
  }
}

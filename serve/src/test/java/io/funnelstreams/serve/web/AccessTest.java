package io.funnelstreams.serve.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.http.HttpServer;
import io.funnelstreams.http.HttpServerException;
import io.funnelstreams.http.ListenAddress;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.serve.access.AccessPolicy;
import io.funnelstreams.serve.access.AccessYaml;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final String VIEWER = "viewer-token-0123456789";
  private static final String OPERATOR = "operator-token-0123456789";
  private static final String TOKENS =
      """
      tokens:
        - {role: viewer, secret: {env: FUNNEL_VIEWER_TOKEN}}
        - {role: operator, secret: {env: FUNNEL_OPERATOR_TOKEN}}
      """;

  @TempDir Path folder;

  private AccessPolicy policy(String yaml) throws Exception {
    var file = Files.writeString(folder.resolve("access.yaml"), yaml);
    return AccessYaml.read(
        file,
        name ->
            switch (name) {
              case "FUNNEL_VIEWER_TOKEN" -> Optional.of(VIEWER);
              case "FUNNEL_OPERATOR_TOKEN" -> Optional.of(OPERATOR);
              case "SHORT" -> Optional.of("short");
              default -> Optional.empty();
            });
  }

  private SiteFixture site(String yaml) throws Exception {
    return SiteFixture.open(folder.resolve("model"), policy(yaml));
  }

  @Test
  void asksForATokenAndTellsNothingWithoutOne() throws Exception {
    try (var site = site(TOKENS)) {
      var none = site.get("/api/v1/status");

      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(site.get("/api/v1/status", "Authorization", "Bearer wrong").statusCode())
          .isEqualTo(401);
      assertThat(site.get("/api/v1/nothing").statusCode()).isEqualTo(401);
      assertThat(site.get("/api/v1/status?token=" + VIEWER).statusCode()).isEqualTo(401);
      assertThat(site.get("/api/v1/stream").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void letsEachRoleSeeWhatItMay() throws Exception {
    try (var site = site(TOKENS)) {
      var viewer = new String[] {"Authorization", "Bearer " + VIEWER};
      var operator = new String[] {"Authorization", "Bearer " + OPERATOR};

      assertThat(site.get("/api/v1/status", viewer).body()).contains("\"role\":\"viewer\"");
      assertThat(site.get("/api/v1/rejects", viewer).statusCode()).isEqualTo(403);
      assertThat(site.get("/api/v1/rejects", operator).body()).contains(SiteFixture.PARTY);
      var explain = "/api/v1/explain?kpi=leads&period=2026-11";
      assertThat(site.get(explain, viewer).statusCode()).isEqualTo(403);
      assertThat(site.get(explain, viewer).headers().firstValue("Content-Type"))
          .contains("application/problem+json");
      assertThat(site.get(explain, operator).body()).contains(SiteFixture.LEAD);
    }
  }

  @Test
  void hidesPartiesFromViewersOnEveryRoute() throws Exception {
    try (var site = site(TOKENS)) {
      for (var path :
          List.of(
              "status",
              "kpis",
              "kpis/leads",
              "rows?all=true",
              "goals",
              "goals/leads-2026",
              "funnel",
              "revenue",
              "alerts",
              "plan",
              "plan/figures",
              "plan/versions",
              "sources",
              "rejects",
              "rejects?source=crm",
              "rejects/summary",
              "explain?kpi=leads&period=2026-11",
              "openapi.json",
              "docs",
              "nothing")) {
        for (var accept : List.of("application/json", "text/csv")) {
          var answer =
              site.get("/api/v1/" + path, "Authorization", "Bearer " + VIEWER, "Accept", accept);
          assertThat(answer.body()).as(path).doesNotContain(SiteFixture.PARTY, SiteFixture.LEAD);
        }
      }
    }
  }

  @Test
  void takesTheProxysWordFromTheProxyAlone() throws Exception {
    var proxy =
        """
        proxy:
          header: X-User
          addresses: [%s]
          operators: [ann]
        """;
    try (var site = site(proxy.formatted("127.0.0.0/8"))) {
      assertThat(site.get("/api/v1/status", "X-User", "bob").body()).contains("\"viewer\"");
      assertThat(site.get("/api/v1/status", "X-User", "ann").body()).contains("\"operator\"");
      assertThat(site.get("/api/v1/status", "X-User", "bob", "X-User", "ann").statusCode())
          .isEqualTo(401);
      assertThat(site.get("/api/v1/status").statusCode()).isEqualTo(401);
    }
    try (var site =
        SiteFixture.open(folder.resolve("other"), policy(proxy.formatted("10.0.0.1")))) {
      assertThat(site.get("/api/v1/status", "X-User", "ann").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void logsABrowserInWithACookieThatSaysNothingOfTheToken() throws Exception {
    try (var site = site(TOKENS)) {
      var login = login(site, "/login?next=/?view=goal", VIEWER);
      var cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
      var pair = cookie.split(";", 2)[0];

      assertThat(login.statusCode()).isEqualTo(303);
      assertThat(login.headers().firstValue("Location")).contains("/?view=goal");
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(VIEWER);
      assertThat(site.get("/api/v1/status", "Cookie", pair).body()).contains("\"viewer\"");
      assertThat(site.get("/api/v1/rejects", "Cookie", pair).statusCode()).isEqualTo(403);
      var forged = pair.replaceFirst("=\\d+", "=99999999999");
      assertThat(site.get("/api/v1/status", "Cookie", forged).statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "evil"})
  void sendsABrowserNowhereElseAfterItsLogin(String next) throws Exception {
    try (var site = site(TOKENS)) {
      var query = URLEncoder.encode(next, StandardCharsets.UTF_8);
      assertThat(login(site, "/login?next=" + query, VIEWER).headers().firstValue("Location"))
          .contains("/");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void refusesALoginFromAnotherSite(String header, String value) throws Exception {
    try (var site = site(TOKENS)) {
      var answer = login(site, "/login", VIEWER, header, value);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void refusesAWrongLogin() throws Exception {
    try (var site = site(TOKENS)) {
      var answer = login(site, "/login", "<script>");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.body()).doesNotContain("<script>");
    }
  }

  private static HttpResponse<String> login(
      SiteFixture site, String path, String token, String... more) {
    var headers = new String[2 + more.length];
    headers[0] = "Content-Type";
    headers[1] = "application/x-www-form-urlencoded";
    System.arraycopy(more, 0, headers, 2, more.length);
    var body = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return site.send("POST", path, body, headers);
  }

  @ParameterizedTest
  @CsvSource({
    "Host: localhost:PORT, 200",
    "Host: 127.0.0.1:PORT, 200",
    "Host: [::1]:PORT, 200",
    "Host: evil.example, 403",
    "Host: localhost.evil.example, 403",
    "Host: localhost|X-Forwarded-For: 10.0.0.1, 403",
    "Host: localhost|Forwarded: for=10.0.0.1, 403"
  })
  void answersLocalCallersAloneWhereNobodyNeedsAToken(String headers, int status) throws Exception {
    try (var site = SiteFixture.open(folder.resolve("model"));
        var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      var lines = headers.replace("PORT", Integer.toString(site.port())).replace("|", "\r\n");
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/status HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n"
                  .formatted(lines)
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void refusesToStartForOtherMachinesWithoutACredential() {
    try (var server = HttpServer.create(Duration.ofSeconds(1))) {
      var listener =
          server.listen(
              new ListenAddress(
                  "0.0.0.0",
                  0,
                  Optional.empty(),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(1),
                  "web.port"));

      assertThatThrownBy(() -> AccessPolicy.LOCAL.check(listener))
          .isInstanceOf(HttpServerException.class)
          .hasMessageContaining("access.yaml")
          .hasMessageContaining("web.host=127.0.0.1");
    }
  }

  @Test
  void namesWhatIsWrongWithTheFileWithoutRepeatingASecret() {
    assertThatThrownBy(() -> policy("tokens:\n  - {role: viewer, secret: {env: SHORT}}\n"))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("short\"");
    assertThatThrownBy(() -> policy("tokens:\n  - {role: king, secret: {env: SHORT}}\n"))
        .isInstanceOf(InvalidYamlException.class);
    assertThatThrownBy(() -> policy("proxy:\n  header: X-User\n  addresses: [nowhere at all]\n"))
        .isInstanceOf(InvalidYamlException.class);
    assertThatThrownBy(() -> policy("tokens: []\n")).isInstanceOf(InvalidYamlException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/app/..%2f..%2fsite/index.html",
        "/app/../../access/login.html",
        "/app/..;/index.html",
        "/lib/%00"
      })
  void leavesNoWayOutOfItsFolders(String path) throws Exception {
    try (var site = SiteFixture.open(folder.resolve("model"));
        var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d").doesNotContain("root:", "<form");
    }
  }
}

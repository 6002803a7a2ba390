package io.funnelstreams.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.http.HttpServer;
import io.funnelstreams.http.ListenAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHandlerTest {
  private static final int MOST_SCRIPT_BYTES = 250_000;
  private static final Pattern REFERENCE =
      Pattern.compile("(?:from |import\\(|import |src=|href=)[\"']([^\"':?]+)[\"']");
  // The name of an XML vocabulary and a licence in a comment are no requests.
  private static final Pattern OTHER_HOST =
      Pattern.compile("(?:src|href|url\\(|fetch\\(|import)[^;\\n]{0,20}https?://");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static HttpServer server;
  private static String address;

  @BeforeAll
  static void serve() {
    server = HttpServer.create(Duration.ofSeconds(1));
    var listener =
        server.listen(
            ListenAddress.plain(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "test"));
    listener.mount("/", PageHandler.create());
    server.start();
    address = listener.address();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void servesThePageAtTheRoot() throws Exception {
    var answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(text(answer)).contains("<main id=\"main\"");
  }

  @Test
  void letsNoScriptRunButItsOwn() throws Exception {
    var headers = get("/").headers();

    assertThat(headers.firstValue("Content-Security-Policy")).hasValue(PageHandler.POLICY);
    assertThat(PageHandler.POLICY).doesNotContain("unsafe", "*", "http");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void findsEveryFileThatThePageRefersTo() throws Exception {
    assertThat(files())
        .hasSizeGreaterThan(15)
        .containsKeys(
            "/app/main.js",
            "/app/views/overview.js",
            "/app/views/plan.js",
            "/app/page.css",
            "/lib/lit-html/lit-html.js",
            "/lib/chart.js/dist/chart.umd.js");
  }

  @Test
  void loadsLessThan250KilobytesOfScript() throws Exception {
    long bytes = 0;
    for (var path : files().keySet()) {
      if (path.endsWith(".js")) {
        var answer = get(path);
        assertThat(answer.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
        bytes += answer.body().length;
      }
    }

    assertThat(bytes).isGreaterThan(50_000).isLessThan(MOST_SCRIPT_BYTES);
  }

  @Test
  void refersToNoOtherHost() throws Exception {
    files()
        .forEach((path, text) -> assertThat(OTHER_HOST.matcher(text).results()).as(path).isEmpty());
  }

  @Test
  void neverMakesMarkupOfText() throws Exception {
    files()
        .forEach(
            (path, text) -> {
              if (path.startsWith("/app/")) {
                assertThat(text)
                    .as(path)
                    .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "unsafeHTML",
                        "document.write",
                        "eval(",
                        "new Function",
                        "style=\"",
                        "onclick=");
              }
            });
  }

  @Test
  void answersThatAFileHasNotChanged() throws Exception {
    var tag = get("/app/main.js").headers().firstValue("ETag").orElseThrow();

    var again =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(address + "/app/main.js"))
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/PageHandler.class",
        "/app/",
        "/app/views/",
        "/lib/",
        "/lib/lit-html/",
        "/nothing.js",
        "/app/..%2f..%2fPageHandler.class",
        "/lib/chart.js/..%2f..%2f..%2fMANIFEST.MF",
        "/%2e%2e/%2e%2e/",
        "/app//main.js/x"
      })
  void servesNothingElse(String path) throws Exception {
    var answer = get(path);

    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(text(answer)).doesNotContain("<main", "import ");
  }

  /** Every file that the page loads, now or later, with its text. */
  private static Map<String, String> files() throws Exception {
    var files = new LinkedHashMap<String, String>();
    var open = new ArrayDeque<>(java.util.List.of("/"));
    while (!open.isEmpty()) {
      var path = open.remove();
      if (files.containsKey(path)) {
        continue;
      }
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      files.put(path, text(answer));
      if (path.equals("/") || (path.startsWith("/app/") && path.endsWith(".js"))) {
        REFERENCE
            .matcher(files.get(path))
            .results()
            .map(found -> found.group(1))
            .filter(
                found -> found.endsWith(".js") || found.endsWith(".css") || found.endsWith(".svg"))
            .forEach(found -> open.add(URI.create(path).resolve(found).toString()));
      }
    }
    return files;
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Accept-Encoding", "gzip")
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    var zipped =
        answer.headers().firstValue("Content-Encoding").equals(java.util.Optional.of("gzip"));
    try (var body = new ByteArrayInputStream(answer.body());
        var plain = zipped ? new GZIPInputStream(body) : body) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

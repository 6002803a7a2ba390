package io.funnelstreams.bench.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * How long the first view takes with an empty cache, from the start of the navigation until the
 * figures of goals are shown and until the whole view is; and how long it takes from sending an
 * event to the gateway until an open page shows it: 50 leads, one by one, in the view of leads by
 * day. Arguments: the address of the page, that of the gateway, and a bearer token of its native
 * source.
 */
public final class PageLatency {
  private static final int EVENTS = 50;
  private static final int FIRST_VIEWS = 5;

  /** Notes when the first figure of a goal is there, in milliseconds since the navigation began. */
  private static final String NOTE_FIRST_FIGURE =
      "new MutationObserver((changes, observer) => {"
          + " if (document.querySelector('data[data-key^=\"goal:\"]')) {"
          + " window.firstFigure = performance.now(); observer.disconnect(); }"
          + "}).observe(document, {childList: true, subtree: true});";

  private static final String LEADS =
      "[...document.querySelectorAll('data[data-key^=\"kpi:leads:\"][data-key$=\"::value\"]')]"
          + ".reduce((sum, each) => sum + Number(each.value), 0)";

  private final Browser browser;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI gateway;
  private final String token;

  private PageLatency(Browser browser, URI gateway, String token) {
    this.browser = browser;
    this.gateway = gateway;
    this.token = token;
  }

  /**
   * Measures and prints the median, the 95th percentile and the longest of the times, and the first
   * view's.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var programs =
        Browser.programs()
            .orElseThrow(() -> new IllegalStateException("Install chromium and chromium-driver."));
    try (var browser = Browser.start(programs)) {
      var page = args[0].endsWith("/") ? args[0] : args[0] + "/";
      measureFirstView(browser, page);
      browser.open(page + "?view=kpi&id=leads&grain=day");
      browser.await("document.querySelector('.live').innerText.includes('Live')");
      new PageLatency(browser, URI.create(args[1] + "/v1/events"), args[2]).measure();
    }
  }

  private static void measureFirstView(Browser browser, String page) {
    browser.runFirst(NOTE_FIRST_FIGURE);
    var figures = new long[FIRST_VIEWS];
    var whole = new long[FIRST_VIEWS];
    for (int i = 0; i < FIRST_VIEWS; i++) {
      browser.emptyCache();
      long begun = System.nanoTime();
      browser.open(page);
      whole[i] = since(begun);
      figures[i] = ((Number) browser.run("return window.firstFigure")).longValue();
    }
    System.out.printf(
        Locale.ROOT,
        "%d first views with an empty cache: figures of goals after %s ms, the whole view after %s"
            + " ms%n",
        FIRST_VIEWS,
        Arrays.toString(sorted(figures)),
        Arrays.toString(sorted(whole)));
  }

  private static long[] sorted(long[] took) {
    return LongStream.of(took).sorted().toArray();
  }

  private void measure() throws IOException, InterruptedException {
    var took = new long[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      long leads = ((Number) browser.run("return " + LEADS)).longValue();
      long begun = System.nanoTime();
      send();
      browser.await(LEADS + " > " + leads);
      took[i] = since(begun);
    }
    var sorted = sorted(took);
    System.out.printf(
        Locale.ROOT,
        "%d events, sent until shown: median %d ms, p95 %d ms, longest %d ms%n",
        EVENTS,
        sorted[EVENTS / 2],
        sorted[(int) Math.ceil(EVENTS * 0.95) - 1],
        sorted[EVENTS - 1]);
  }

  private void send() throws IOException, InterruptedException {
    var id = UUID.randomUUID();
    var event =
        """
        {"family": "lead", "type": "created", "source": "latency", "event_id": "%s", "party": "%s",
         "occurred_at": "%s"}\
        """
            .formatted(id, id, Instant.now());
    var request =
        HttpRequest.newBuilder(gateway)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "The gateway answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static long since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }
}

package io.funnelstreams.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.funnelstreams.bench.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** The page of the demo's company in a real Chromium. */
class PageBrowserIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int FIRST_CHANGES = 10;
  private static final int MORE_CHANGES = 20;
  private static final int LONG_NAME = 10_000;

  @TempDir private static Path folder;
  private static PageSystem system;
  private static Browser browser;
  private static String page;
  private static ApiAgreement agreement;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var programs = Browser.programs();
    assumeTrue(
        programs.isPresent(),
        "Browser tests are skipped: install chromium and chromium-driver to run them");
    browser = Browser.start(programs.get());
    system = PageSystem.start(folder);
    page = system.page();
    agreement = ApiAgreement.read(system);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (system != null) {
      system.close();
    }
  }

  @BeforeEach
  void lookFromADesk() {
    browser.look(Browser.DESK, false);
  }

  /** Each view, loaded once for all that is looked at on a desk and once on a phone. */
  @Nested
  @ParameterizedClass
  @EnumSource
  class EachView {
    @Parameter private PageView view;

    private static List<String> complaints;
    private static List<String> network;

    @BeforeParameterizedClassInvocation
    static void load(PageView view) {
      browser.look(Browser.DESK, false);
      browser.complaints();
      browser.network();
      browser.open(page + view.query());
      complaints = browser.complaints();
      network = browser.network();
    }

    @BeforeEach
    void lookAtTheView() {
      if (!browser.driver().getCurrentUrl().equals(page + view.query())) {
        load(view);
      }
    }

    @Test
    void showsTheNumbersOfTheApi() throws Exception {
      var expected = ExpectedFigures.of(ApiReader.of(page), view);
      var shown = shown();

      assertThat(shown)
          .allSatisfy(
              figure -> {
                assertThat(expected).as(figure.toString()).containsKey(figure.key());
                assertThat(Double.parseDouble(figure.value()))
                    .as(figure.key())
                    .isEqualTo(Double.parseDouble(expected.get(figure.key())));
                assertThat(figure.isShownTruly()).as(figure.toString()).isTrue();
              });
      var keys = shown.stream().map(ShownFigure::key).collect(Collectors.toSet());
      assertThat(expected.keySet())
          .filteredOn(key -> isShownIn(view, key))
          .isNotEmpty()
          .allMatch(keys::contains);
    }

    @Test
    void hasNoSeriousFaultForPeopleWithDisabilities() {
      assertThat(faults(new AxeBuilder())).isEmpty();
      // Colours are all that the dark view has of its own.
      browser.look(Browser.DESK, true);
      assertThat(faults(new AxeBuilder().withOnlyRules(List.of("color-contrast")))).isEmpty();
    }

    @Test
    void fitsOnAPhone() throws IOException {
      browser.look(Browser.PHONE, false);
      browser.open(page + view.query());

      assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
          .isEqualTo(Browser.PHONE);
      browser.screenshot(picture(view, "phone"), Browser.PHONE);
    }

    @Test
    void isDrawnInLightAndDark() throws IOException {
      browser.screenshot(picture(view, "light"), Browser.DESK);
      var light = browser.run("return getComputedStyle(document.body).backgroundColor");
      browser.look(Browser.DESK, true);
      browser.screenshot(picture(view, "dark"), Browser.DESK);

      assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
          .isNotEqualTo(light);
    }

    @Test
    void complainsOfNothingAndAsksNobodyElse() throws Exception {
      assertThat(complaints).isEmpty();
      assertThat(network).isNotEmpty();
      var host = URI.create(page).getAuthority();
      for (var message : network) {
        var url =
            JSON.readTree(message)
                .path("message")
                .path("params")
                .path("request")
                .path("url")
                .asText();
        // The browser draws its own date fields with pictures that are in their addresses.
        if (!url.startsWith("data:")) {
          assertThat(URI.create(url).getAuthority()).as(url).isEqualTo(host);
        }
      }
    }

    @Test
    void isReachedByKeyboardAlone() {
      var all =
          stops(
              "return [...document.querySelectorAll('a[href], button, select, input, summary,"
                  + " [tabindex=\"0\"]')].filter(e => e.checkVisibility()).map((e, i) => {"
                  + " e.dataset.stop = i; return String(i); })");
      // A round from wherever the focus is; each stop says itself that it was reached.
      browser.run(
          "const root = document; root.reached = []; root.addEventListener('focusin', event => {"
              + " const e = event.target; if (e.dataset.stop) root.reached.push("
              + "getComputedStyle(e).outlineStyle === 'none' ? 'unseen ' + e.outerHTML :"
              + " e.dataset.stop); })");
      for (int round = 0; round < 3 && !reached().containsAll(all); round++) {
        browser.press(Collections.nCopies(all.size() + 2, Keys.TAB).toArray(Keys[]::new));
      }
      var reached = reached();

      assertThat(reached).containsAll(all).noneMatch(stop -> stop.startsWith("unseen"));
    }
  }

  /** Which figures a view has to show whenever the API has them. */
  private static boolean isShownIn(PageView view, String key) {
    boolean isLeftOut =
        key.endsWith(":distance")
            || (view == PageView.OVERVIEW
                && Stream.of(":gap", ":needed_per_day", ":median_days").anyMatch(key::endsWith));
    return !isLeftOut
        && (view.complete().isEmpty() || view.complete().stream().anyMatch(key::startsWith));
  }

  private static List<String> faults(AxeBuilder axe) {
    return axe.analyze(browser.driver()).getViolations().stream()
        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
        .map(PageBrowserIT::fault)
        .toList();
  }

  private static String fault(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
  }

  private static Path picture(PageView view, String look) {
    var name = view.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return SCREENSHOTS.resolve(name + "-" + look + ".png");
  }

  @Test
  void itsApiHasTheKpisOfTheTopicAndOfTheBatchComputation() {
    agreement.ofKpis();
  }

  @Test
  void itsApiHasTheGoalsAndAlertsOfTheTopics() {
    agreement.ofGoalsAndAlerts();
  }

  @Test
  void itsApiAddsTheFunnelUpFromTheDaysOfTheTopic() {
    agreement.ofFunnel();
  }

  @Test
  void showsHostileNamesAsText() throws Exception {
    for (var query :
        List.of("", "?view=goal&id=hostile", "?view=plan", "?view=kpi&id=hostile_kpi")) {
      browser.open(page + query);

      assertThat(browser.text("main")).as(query).contains("<script>owned=1</script>", "{{7*7}}");
      assertNothingRan();
    }
  }

  @Test
  void showsHostileSegmentsAsText() throws Exception {
    var longName = "x".repeat(LONG_NAME);
    system.sendLead("hostile-1", PageSystem.HOSTILE);
    system.sendLead("hostile-2", longName);
    browser.look(Browser.PHONE, false);
    browser.open(page + "?view=kpi&id=leads&breakdown=region");
    browser.await("document.body.innerText.includes('<script>owned=1</script>')");
    browser.await("document.body.innerText.includes('xxxxxxxxxxxxxxxxxxxxxxxx')");

    assertNothingRan();
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isEqualTo(Browser.PHONE);
  }

  private static void assertNothingRan() {
    assertThat(browser.run("return typeof owned")).isEqualTo("undefined");
    assertThat(
            (Long) browser.run("return document.querySelectorAll('main img, main script').length"))
        .isZero();
  }

  private static List<String> reached() {
    return stops("return document.reached");
  }

  @SuppressWarnings("unchecked")
  private static List<String> stops(String script) {
    return (List<String>) browser.run(script);
  }

  @Test
  void opensAViewByKeyboardAndGoesToItsHeading() {
    browser.open(page);
    browser.run("document.querySelector('nav a[href*=\"view=funnel\"]').focus()");
    browser.press(Keys.ENTER);
    browser.await("document.activeElement.tagName === 'H1'");

    assertThat(browser.text("h1")).isEqualTo("Funnel");
    assertThat(browser.driver().getTitle()).startsWith("Funnel");
    assertThat(browser.driver().getCurrentUrl()).endsWith("?view=funnel");
    browser.driver().navigate().back();
    browser.await("document.querySelector('#look') !== null");
  }

  @Test
  void putsWhatIsChosenIntoTheAddress() {
    browser.open(page + "?view=kpi&id=leads");
    browser.run(
        "const f = document.querySelector('select[name=grain]'); f.value = 'week';"
            + "f.dispatchEvent(new Event('change', {bubbles: true}))");
    browser.await("document.querySelector('#series')?.innerText === 'By week'");

    assertThat(browser.driver().getCurrentUrl()).contains("grain=week", "id=leads");
    browser.driver().navigate().refresh();
    browser.awaitView();
    assertThat(browser.text("#series")).isEqualTo("By week");
  }

  @Test
  void saysWhatIsNotThere() {
    browser.open(page + "?view=goal&id=no-such-goal");
    assertThat(browser.text("main")).contains("There is no such goal");
    browser.open(page + "?view=kpi&id=leads&from=2019-01-01&to=2019-02-01");
    assertThat(browser.text("main")).contains("There are no numbers in this range");
    browser.open(page + "?view=kpi&id=leads&from=yesterday");
    assertThat(browser.text("main")).contains("Ask again").contains("from");
  }

  @Test
  void keepsTheNumbersWhereTheirEventsCannotBeListed() {
    browser.open(page + "?view=kpi&id=leads");
    var period =
        browser.run(
            "return new URLSearchParams(document.querySelector('a.into').search).get('explain')");
    browser.open(page + "?view=kpi&id=leads&cursor=eDoxMA&explain=" + period);

    assertThat(browser.text("main")).contains("The events have changed", "First events");
    assertThat(browser.text("#series")).isEqualTo("By month");
    assertThat(shown()).isNotEmpty();
  }

  @Test
  void changesWhileItIsLookedAtAndDoesNotGrow() throws Exception {
    browser.open(page + "?view=kpi&id=leads&grain=day");
    browser.await("document.querySelector('.live').innerText.includes('Live')");
    changes("first", FIRST_CHANGES);
    var before = browser.held();
    changes("more", MORE_CHANGES);
    var after = browser.held();

    assertThat(after.nodes()).isLessThan(before.nodes() + before.nodes() / 10);
    assertThat(after.listeners()).isLessThan(before.listeners() + before.listeners() / 10);
    assertThat(after.heapBytes()).isLessThan(before.heapBytes() + before.heapBytes() / 5);
  }

  /** Sends leads one by one, each when the previous one is on the page. */
  private static void changes(String name, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      long leads = ((Number) browser.run("return " + LEADS)).longValue();
      system.sendLead(name + "-" + i, "DACH");
      browser.await(LEADS + " == " + (leads + 1));
    }
  }

  private static final String LEADS =
      "[...document.querySelectorAll('data[data-key^=\"kpi:leads:\"][data-key$=\"::value\"]')]"
          + ".reduce((sum, each) => sum + Number(each.value), 0)";

  @SuppressWarnings("unchecked")
  private static List<ShownFigure> shown() {
    var figures =
        (List<Map<String, String>>)
            browser.run(
                "const closed = [...document.querySelectorAll('details:not([open])')];"
                    + " closed.forEach(each => { each.open = true; });"
                    + " const all = [...document.querySelectorAll('main data[data-key]')].map("
                    + "each => ({key: each.dataset.key, value: each.value, text: each.innerText}));"
                    + " closed.forEach(each => { each.open = false; }); return all;");
    return figures.stream()
        .map(each -> new ShownFigure(each.get("key"), each.get("value"), each.get("text")))
        .toList();
  }
}

package io.funnelstreams.bench.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window. Sizes are in CSS pixels; what it loads is in its log. */
public final class Browser implements AutoCloseable {
  /** A screen on a desk. */
  public static final int DESK = 1360;

  /** A small phone. */
  public static final int PHONE = 360;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HEIGHT = 900;
  private static final int TALLEST = 16_000;

  // It warns of every Chromium that is newer than itself; what is used here is in all of them.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The programs that a browser needs, Chromium and its driver, where both are installed. */
  public static Optional<Programs> programs() {
    return onPath("chromium", "chromium-browser", "google-chrome")
        .flatMap(browser -> onPath("chromedriver").map(driver -> new Programs(browser, driver)));
  }

  /**
   * Chromium and its driver.
   *
   * @param browser the browser
   * @param driver its WebDriver
   */
  public record Programs(Path browser, Path driver) {}

  private static Optional<Path> onPath(String... names) {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Arrays.stream(names)
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one, with the language of the United States. */
  public static Browser start(Programs programs) {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(programs.browser().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--lang=en-US");
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(programs.driver().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    var browser = new Browser(new ChromeDriver(service, options));
    browser.cdp("Performance.enable", Map.of());
    browser.look(DESK, false);
    return browser;
  }

  /** The WebDriver, for what is not here. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Changes the width of the window and the reader's wish for dark colours. */
  public void look(int width, boolean dark) {
    size(width, HEIGHT);
    var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    cdp("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  private void size(int width, int height) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width <= PHONE));
  }

  /** Opens an address and waits until its view is drawn. */
  public void open(String address) {
    driver.get(address);
    awaitView();
  }

  /** Runs JavaScript at the beginning of every page that is opened from now on. */
  public void runFirst(String script) {
    cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Forgets every file and answer that it has kept. */
  public void emptyCache() {
    cdp("Network.clearBrowserCache", Map.of());
  }

  /** Waits until the view of the page is drawn, with numbers or with what went wrong. */
  public void awaitView() {
    await("document.querySelector('main')?.getAttribute('aria-busy') === 'false'");
  }

  /** Waits until an expression of JavaScript is true. */
  public void await(String condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .withMessage(() -> condition + " is not so. The page says: " + text("body"))
        .until(ready -> Boolean.TRUE.equals(run("return Boolean(" + condition + ")")));
  }

  /** Runs JavaScript in the page. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The text of an element as it is seen. */
  public String text(String selector) {
    return String.valueOf(run("return document.querySelector(arguments[0])?.innerText", selector));
  }

  /** Presses a key. */
  public void press(Keys... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** A picture of the whole page, as long as it is. */
  public void screenshot(Path file, int width) throws IOException {
    long height = (Long) run("return document.documentElement.scrollHeight");
    size(width, (int) Math.min(height, TALLEST));
    run("window.dispatchEvent(new Event('resize'))");
    await("[...document.querySelectorAll('funnel-chart')].every(chart => chart.childNodes.length)");
    var shot = cdp("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
    size(width, HEIGHT);
  }

  /** The errors and warnings of the page's console since the last call. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The browser's network requests since the last call, as DevTools report them. */
  public List<String> network() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .toList();
  }

  /** The memory of the page after a garbage collection: bytes of heap, DOM nodes, listeners. */
  public Held held() {
    cdp("HeapProfiler.collectGarbage", Map.of());
    cdp("HeapProfiler.collectGarbage", Map.of());
    @SuppressWarnings("unchecked")
    var metrics =
        (List<Map<String, Object>>) cdp("Performance.getMetrics", Map.of()).get("metrics");
    return new Held(
        metric(metrics, "JSHeapUsedSize"),
        metric(metrics, "Nodes"),
        metric(metrics, "JSEventListeners"));
  }

  /**
   * The memory of a page.
   *
   * @param heapBytes of JavaScript
   * @param nodes of all documents
   * @param listeners of events
   */
  public record Held(long heapBytes, long nodes, long listeners) {}

  private static long metric(List<Map<String, Object>> metrics, String name) {
    return metrics.stream()
        .filter(metric -> metric.get("name").equals(name))
        .map(metric -> ((Number) metric.get("value")).longValue())
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  @Override
  public void close() {
    driver.quit();
  }
}

package io.funnelstreams.app.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import io.funnelstreams.serve.view.SegmentQuery;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API of the system that runs on this machine. It has read the topics already, so a command
 * need not. A command uses it only where it answers for the same cluster, has caught up, and no
 * definition is rolling out. Where it does not answer as expected, every method returns an empty
 * result, and the command reads the topics.
 */
public final class RunningApi {
  private static final Logger LOG = LoggerFactory.getLogger(RunningApi.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofMillis(300);
  private static final Duration READ = Duration.ofSeconds(10);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

  /** Where the KPIs stand still for so long, the topics say what they wait for. */
  private static final Duration STANDS_STILL = Duration.ofSeconds(5);

  private static final int OK = 200;
  private static final int PAGE = 10_000;

  /** Beyond this many rows, a command that reads the topics itself keeps them in columns. */
  private static final int MOST_ROWS = 200_000;

  private final URI base;
  private final Clock clock = Clock.systemUTC();

  private RunningApi(URI base) {
    this.base = base;
  }

  /** The API at the default address, where no cluster is named and it is of the default one. */
  public static Optional<RunningApi> find(Settings settings) {
    var address = settings.web().address();
    if (settings.namesCluster() || !address.isLoopback() || address.tls().isPresent()) {
      return Optional.empty();
    }
    var base = "http://%s:%s/api/v1".formatted(address.host(), address.port());
    var api = at(URI.create(base));
    return api.get("/status").filter(status -> isOf(status, settings)).map(status -> api);
  }

  /** The API at an address that is known to belong to the right cluster. */
  public static RunningApi at(URI base) {
    return new RunningApi(base);
  }

  /** Another program's server may have the address, or a server of another cluster. */
  private static boolean isOf(JsonNode status, Settings settings) {
    var cluster = status.path("cluster");
    return cluster.path("bootstrap_servers").asText().equals(settings.bootstrapServers())
        && status.path("read_model").path("ready").asBoolean(false)
        && status.path("definition").path("rollout").asText().equals("complete");
  }

  /**
   * Waits until every event that is on its topic is in the numbers that the API shows.
   *
   * @return false where they do not come closer for some seconds, or the API stops answering
   */
  public boolean awaitEveryEvent() {
    // The API's instants have milliseconds.
    var called = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var before = Optional.<Standing>empty();
    long movedAt = System.nanoTime();
    while (System.nanoTime() - movedAt < STANDS_STILL.toNanos()) {
      var now = get("/status").map(Standing::of);
      if (now.isEmpty() || now.get().isOfEverythingSince(called)) {
        return now.isPresent();
      }
      if (!now.equals(before)) {
        movedAt = System.nanoTime();
        before = now;
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
    }
    return false;
  }

  /** How far the KPIs are, as the status says. */
  private record Standing(Optional<Instant> caughtUpTo, long lagRecords) {
    static Standing of(JsonNode status) {
      return new Standing(
          Optional.of(status.path("caught_up_to").asText(""))
              .filter(text -> !text.isEmpty() && !text.equals("null"))
              .map(Instant::parse),
          status.path("lag_records").asLong(Long.MAX_VALUE));
    }

    boolean isOfEverythingSince(Instant called) {
      return lagRecords == 0 && caughtUpTo.filter(at -> at.isAfter(called)).isPresent();
    }
  }

  /**
   * The rows of a query in the order of {@link KpiRow#ORDER}; empty where the API has no answer,
   * for example because the plan has no such KPI.
   */
  public Optional<List<KpiRow>> kpis(KpiQuery query) {
    var rows = new TreeSet<>(KpiRow.ORDER);
    for (var request : requests(query)) {
      var found = rows(request, ApiRows::kpi);
      if (found.isEmpty() || rows.size() > MOST_ROWS) {
        return Optional.empty();
      }
      // The API asks for a period by any of its days, and the command for its first one.
      found.get().stream().filter(query::matches).forEach(rows::add);
    }
    return Optional.of(List.copyOf(rows));
  }

  private static List<String> requests(KpiQuery query) {
    var grains = query.grains().isEmpty() ? Stream.of(Grain.values()) : query.grains().stream();
    var segments =
        query.segments().isEmpty()
            ? List.of("&all=true")
            : query.segments().stream().map(RunningApi::segment).toList();
    var kpis = query.kpis().isEmpty() ? "" : "&kpi=" + encoded(String.join(",", query.kpis()));
    var range =
        query.from().map(day -> "&from=" + day).orElse("")
            + query.to().map(day -> "&to=" + day).orElse("");
    return grains
        .map(grain -> grain.name().toLowerCase(Locale.ROOT))
        .flatMap(
            grain -> segments.stream().map(each -> "/rows?grain=" + grain + kpis + range + each))
        .toList();
  }

  private static String segment(SegmentQuery segment) {
    var text = new StringBuilder();
    if (!segment.dimensions().isEmpty()) {
      text.append("&breakdown=").append(encoded(String.join(",", segment.dimensions())));
    }
    segment
        .values()
        .forEach(
            (dimension, value) ->
                text.append("&segment.")
                    .append(encoded(dimension))
                    .append('=')
                    .append(encoded(value)));
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** All rows of the scorecard, by goal and period; empty where the API has no answer. */
  public Optional<List<ScorecardRow>> scorecard() {
    return rows("/scorecard?", ApiRows::scorecard)
        .map(rows -> rows.stream().sorted(ScorecardRow.ORDER).toList());
  }

  /** The row of a goal as a whole, with the drivers of its gap; empty where the API has none. */
  public Optional<ScorecardRow> goal(String id) {
    return get("/goals/" + encoded(id).replace("+", "%20")).map(ApiRows::goal);
  }

  /** Every alert, firing ones first; empty where the API has no answer. */
  public Optional<List<ListedAlert>> alerts() {
    return rows("/alerts?", ApiRows::alert);
  }

  /** The loads that alerts or notifications wait for; empty where the API has no answer. */
  public Optional<List<Load>> loads() {
    return rows("/loads?", ApiRows::load);
  }

  private <R> Optional<List<R>> rows(String request, Function<JsonNode, R> row) {
    var rows = new ArrayList<R>();
    var cursor = "";
    do {
      var page = get(request + "&limit=" + PAGE + cursor);
      if (page.isEmpty() || !page.get().path("items").isArray()) {
        return Optional.empty();
      }
      page.get().path("items").forEach(item -> rows.add(row.apply(item)));
      var next = page.get().path("next").asText("");
      cursor = page.get().path("next").isTextual() ? "&cursor=" + encoded(next) : "";
    } while (!cursor.isEmpty() && rows.size() <= MOST_ROWS);
    return rows.size() > MOST_ROWS ? Optional.empty() : Optional.of(rows);
  }

  private Optional<JsonNode> get(String path) {
    try {
      var url = URI.create(base + path).toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout((int) CONNECT.toMillis());
      connection.setReadTimeout((int) READ.toMillis());
      connection.setInstanceFollowRedirects(false);
      if (connection.getResponseCode() != OK) {
        return Optional.empty();
      }
      try (var body = connection.getInputStream()) {
        return Optional.ofNullable(JSON.readTree(body));
      }
    } catch (JsonProcessingException e) {
      LOG.debug("What answers at {} is not our API", base, e);
      return Optional.empty();
    } catch (IOException e) {
      LOG.debug("No API answers at {}", base, e);
      return Optional.empty();
    }
  }
}

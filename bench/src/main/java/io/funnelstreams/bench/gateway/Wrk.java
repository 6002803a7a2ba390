package io.funnelstreams.bench.gateway;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The load generator wrk, each of whose connections waits for its answer before it calls again.
 * Every call brings one event that was not there before.
 */
record Wrk(Path program) {
  /** Of a deal that is opened; {@code @} is replaced by an id that is new in each. */
  private static final String EVENT =
      """
      {"family":"deal","type":"opened","source":"load","event_id":"@","deal_id":"@",\
      "party":"@","occurred_at":"2026-03-01T10:00:00Z","amount":12.5,"currency":"EUR",\
      "segment":{"region":"EMEA"}}\
      """;

  private static final String SCRIPT =
      """
      local n = 0
      function init(args)
        math.randomseed(os.time())
        run = math.random(1, 1000000000)
      end
      function request()
        n = n + 1
        local body = string.gsub('%s', "@", "w" .. run .. "-" .. n)
        return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, body)
      end
      function done(summary, latency, requests)
        local bad = summary.errors.status + summary.errors.connect + summary.errors.read
        bad = bad + summary.errors.write + summary.errors.timeout
        io.write(string.format("RESULT %%d %%d %%f %%f %%d\\n", summary.requests,
          summary.duration, latency:percentile(50), latency:percentile(99), bad))
      end
      """;

  /** A script without it calls again at once. */
  private static final String PAUSE =
      """
      function delay()
        return math.random(0, %d)
      end
      """;

  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) ([\\d.]+) ([\\d.]+) (\\d+)");

  /**
   * The one on the path.
   *
   * @throws IllegalStateException where there is none
   */
  static Wrk find() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "wrk"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Wrk::new)
        .orElseThrow(() -> new IllegalStateException("wrk is not installed"));
  }

  /** As many calls as may be. */
  CallLap run(String url, int connections, Duration lap) throws IOException, InterruptedException {
    return run(url, connections, lap, "");
  }

  /** Calls of connections each of which pauses after an answer, for this long on average. */
  CallLap run(String url, int connections, Duration lap, Duration pause)
      throws IOException, InterruptedException {
    return run(url, connections, lap, PAUSE.formatted(2 * pause.toMillis()));
  }

  private CallLap run(String url, int connections, Duration lap, String pause)
      throws IOException, InterruptedException {
    var script = Files.createTempFile("funnel-gateway", ".lua");
    Files.writeString(script, SCRIPT.formatted(EVENT) + pause);
    var command =
        List.of(
            program.toString(),
            "-t1",
            "-c" + connections,
            "-d" + lap.toSeconds() + "s",
            "-s",
            script.toString(),
            url);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.delete(script);
    return result(output);
  }

  private static CallLap result(String output) {
    var found = RESULT.matcher(output);
    if (!found.find()) {
      throw new IllegalStateException("wrk gives no result: " + output);
    }
    long bad = Long.parseLong(found.group(5));
    double seconds = Long.parseLong(found.group(2)) / 1e6;
    return new CallLap(
        Long.parseLong(found.group(1)) - bad,
        seconds,
        Double.parseDouble(found.group(3)) / 1e3,
        Double.parseDouble(found.group(4)) / 1e3,
        bad);
  }
}

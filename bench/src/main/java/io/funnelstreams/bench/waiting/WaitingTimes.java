package io.funnelstreams.bench.waiting;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures how long a person waits for the packaged {@code funnel}: each command in rounds, the
 * wall time and the CPU time of all of its processes. The system that is asked listens on the usual
 * ports, as a person's does, so nothing else may use them.
 *
 * <p>Arguments: the folder of the launcher, and how many rounds.
 */
public final class WaitingTimes {
  private static final String READY = "Ready.";
  private static final Duration STOPS_WITHIN = Duration.ofMinutes(1);

  /** The shell's own clock has the CPU time of processes that have ended. */
  private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\"";

  private final Path home;
  private final Map<String, List<Wait>> waits = new LinkedHashMap<>();

  private WaitingTimes(Path home) {
    this.home = home;
  }

  /** One wait, in seconds. */
  private record Wait(double wall, double cpu) {}

  /**
   * Prints a line per command: the least, median and greatest wall time and the median CPU time.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var times = new WaitingTimes(Path.of(args[0]).toAbsolutePath());
    // Whatever is built or prepared once is not a wait of every day.
    times.run(List.of("sources"));
    int rounds = Integer.parseInt(args[1]);
    for (int round = 0; round < rounds; round++) {
      times.round();
    }
    times.print();
  }

  private void round() throws IOException, InterruptedException {
    var data = Files.createTempDirectory("funnel-waiting-");
    try {
      stop(up("up, first start of a folder", data));
      var system = up("up, again", data);
      try {
        ask();
      } finally {
        stop(system);
      }
    } finally {
      delete(data);
    }
    timed(
        "report of five leads",
        "report",
        "--plan",
        "examples/plan.yaml",
        "--import",
        "examples/leads.mapping.yaml=examples/leads.csv");
    timed("demo --once", "demo", "--once");
  }

  private void ask() throws IOException, InterruptedException {
    timed(
        "import of five leads",
        "import",
        "--mapping",
        "examples/leads.mapping.yaml",
        "examples/leads.csv");
    timed("kpis --wait, right after it", "kpis", "--wait", "leads");
    timed("kpis, by the API", "kpis", "leads");
    timed("kpis, of the topics", "kpis", "leads", "--bootstrap-servers", "localhost:9092");
    timed("explain", "explain", "leads", "--period", "total");
  }

  private Process up(String what, Path data) throws IOException {
    long began = System.nanoTime();
    var process =
        command(
                List.of(
                    launcher(),
                    "up",
                    "--plan",
                    "examples/plan.yaml",
                    "--data-dir",
                    data.resolve("data").toString()))
            .redirectErrorStream(true)
            .start();
    var written = new ArrayList<String>();
    // Closing the reader would close the pipe that the system writes to.
    BufferedReader lines = process.inputReader();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      written.add(line);
      if (line.startsWith(READY)) {
        note(what, new Wait((System.nanoTime() - began) / 1e9, cpu(process)));
        return process;
      }
    }
    throw new IllegalStateException("'funnel up' ended: " + String.join("\n", written));
  }

  private static double cpu(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .flatMap(handle -> handle.info().totalCpuDuration().stream())
            .mapToDouble(Duration::toMillis)
            .sum()
        / 1_000;
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("'funnel up' did not stop within " + STOPS_WITHIN);
    }
  }

  private void timed(String what, String... arguments) throws IOException, InterruptedException {
    var figures = run(List.of(arguments)).strip().split(" ", -1);
    note(
        what,
        new Wait(
            Double.parseDouble(figures[0]),
            Double.parseDouble(figures[1]) + Double.parseDouble(figures[2])));
  }

  /** Runs a command to its end and returns what the shell's clock said of it. */
  private String run(List<String> arguments) throws IOException, InterruptedException {
    var output = Files.createTempFile("funnel-waiting-", ".txt");
    try {
      var words = new ArrayList<>(List.of("bash", "-c", TIMED, "bash", launcher()));
      words.addAll(arguments);
      var process =
          command(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(output.toFile())
              .start();
      int code = process.waitFor();
      var lines = Files.readAllLines(output);
      if (code != 0) {
        throw new IllegalStateException(
            "'funnel %s' ended with %s: %s"
                .formatted(String.join(" ", arguments), code, String.join("\n", lines)));
      }
      return lines.get(lines.size() - 1);
    } finally {
      Files.delete(output);
    }
  }

  private ProcessBuilder command(List<String> words) {
    var builder = new ProcessBuilder(words).directory(home.toFile());
    // The shell's clock writes the decimal sign of the locale.
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private String launcher() {
    return home.resolve("funnel").toString();
  }

  private void note(String what, Wait wait) {
    waits.computeIfAbsent(what, name -> new ArrayList<>()).add(wait);
  }

  private void print() {
    System.out.println("| seconds | least | median | greatest | CPU |");
    System.out.println("|---|--:|--:|--:|--:|");
    waits.forEach(
        (what, each) -> {
          var wall = each.stream().map(Wait::wall).sorted().toList();
          var cpu = each.stream().map(Wait::cpu).sorted().toList();
          int middle = each.size() / 2;
          System.out.printf(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %.1f | %.1f |%n",
              what,
              wall.get(0),
              wall.get(middle),
              wall.get(wall.size() - 1),
              cpu.get(middle));
        });
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

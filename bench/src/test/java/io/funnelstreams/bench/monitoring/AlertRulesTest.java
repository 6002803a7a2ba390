package io.funnelstreams.bench.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prometheus' own tool reads the shipped configuration and runs the unit tests of its rules. */
class AlertRulesTest {
  private static final Path FOLDER = Path.of("..", "examples", "prometheus");
  private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");

  @BeforeAll
  static void findPromtool() throws InterruptedException {
    boolean found;
    try {
      found = new ProcessBuilder("promtool", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      found = false;
    }
    if (!found) {
      // Maven prints how many tests are skipped but not why.
      System.err.println("[WARNING] Prometheus tests are skipped: there is no promtool.");
    }
    assumeTrue(found, "there is no promtool");
  }

  @Test
  void configurationIsValid() throws Exception {
    assertThat(promtool("check", "config", "prometheus.yml")).contains("8 rules found");
  }

  @Test
  void rulesFireAsTheirTestsSay() throws Exception {
    assertThat(promtool("test", "rules", "alerts.test.yml")).contains("SUCCESS");
  }

  @Test
  void everyRuleHasATestThatExpectsItToFire() throws Exception {
    var rules = ALERT.matcher(Files.readString(FOLDER.resolve("alerts.yml")));
    var tests = Files.readString(FOLDER.resolve("alerts.test.yml"));
    var untested = new ArrayList<String>();
    while (rules.find()) {
      if (!tests.contains("alertname: " + rules.group(1) + "\n        exp_alerts:")) {
        untested.add(rules.group(1));
      }
    }
    assertThat(untested).isEmpty();
  }

  private static String promtool(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}

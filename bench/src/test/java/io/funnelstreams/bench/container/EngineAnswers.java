package io.funnelstreams.bench.container;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether a container engine and a compose command answer, asked once per test run. */
final class EngineAnswers implements ExecutionCondition {
  private static final int PATIENCE_SECONDS = 10;
  private static final int FETCH_SECONDS = 300;
  private static final ConditionEvaluationResult RESULT = ask();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return RESULT;
  }

  private static ConditionEvaluationResult ask() {
    var missing = missing();
    // Maven prints how many tests are skipped but not why.
    missing.ifPresent(why -> System.err.println("[WARNING] Container tests are skipped: " + why));
    return missing
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("a container engine answers"));
  }

  private static Optional<String> missing() {
    if (!answers("docker", "info")) {
      return Optional.of("no container engine answers ('docker info').");
    }
    return Compose.installed().isPresent()
        ? Optional.empty()
        : Optional.of("there is neither 'docker compose' nor 'docker-compose'.");
  }

  /** Whether an image is on this machine or can be fetched. */
  static boolean hasImage(String image) {
    return answers("docker", "image", "inspect", image)
        || endsWell(FETCH_SECONDS, "docker", "pull", image);
  }

  /** Whether a command ends well within seconds. */
  static boolean answers(String... command) {
    return endsWell(PATIENCE_SECONDS, command);
  }

  private static boolean endsWell(int patienceSeconds, String... command) {
    try {
      var process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      // There is no such command on this machine.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

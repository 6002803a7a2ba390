package io.funnelstreams.bench.container;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether {@code docker info} succeeds within ten seconds, asked once per test run. */
final class EngineAnswers implements ExecutionCondition {
  private static final ConditionEvaluationResult RESULT = ask();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return RESULT;
  }

  private static ConditionEvaluationResult ask() {
    try {
      var docker =
          new ProcessBuilder("docker", "info")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!docker.waitFor(10, TimeUnit.SECONDS)) {
        docker.destroyForcibly();
        return ConditionEvaluationResult.disabled("the container engine does not answer");
      }
      return docker.exitValue() == 0
          ? ConditionEvaluationResult.enabled("a container engine answers")
          : ConditionEvaluationResult.disabled("no container engine is running");
    } catch (IOException e) {
      return ConditionEvaluationResult.disabled("there is no docker command on this machine");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ConditionEvaluationResult.disabled("interrupted while asking the container engine");
    }
  }
}

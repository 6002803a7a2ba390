package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.InputException;
import io.funnelstreams.app.UnavailableException;
import io.funnelstreams.app.setting.InvalidSettingException;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.http.HttpServerException;
import io.funnelstreams.ingest.publish.PublishException;
import io.funnelstreams.ingest.row.FileProblem;
import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.registry.RegistryException;
import io.funnelstreams.schemas.topic.TopicMismatchException;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.serve.catchup.CatchUpTimeoutException;
import io.funnelstreams.serve.view.RolloutTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a failure in the words of the person who has to fix it. */
final class FailureText implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final FunnelCommand funnel;
  private final Console console;

  FailureText(FunnelCommand funnel, Console console) {
    this.funnel = funnel;
    this.console = console;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    var cause = unwrapped(failure);
    say(message(cause));
    if (funnel.debug()) {
      cause.printStackTrace(console.err());
    }
    console.err().flush();
    return code(cause);
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    var command = failure.getCommandLine();
    var renamed = RenamedOptions.advice(failure);
    say(renamed.orElse(failure.getMessage()));
    if (renamed.isPresent()
        || !UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
      command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private void say(String message) {
    var label = console.errHasColours() ? Style.BAD.on("funnel:") : "funnel:";
    console.err().println(label + " " + message);
  }

  private static Throwable unwrapped(Throwable failure) {
    boolean wrapper =
        failure instanceof ExecutionException || failure instanceof CompletionException;
    return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
  }

  private static String message(Throwable failure) {
    if (failure instanceof FunnelException
        || failure instanceof InvalidYamlException
        || failure instanceof TopicMismatchException
        || failure instanceof FileProblem
        || failure instanceof PublishException
        || failure instanceof HttpServerException
        || failure instanceof CatchUpTimeoutException
        || failure instanceof RolloutTimeoutException
        || failure instanceof RegistryException) {
      return failure.getMessage();
    }
    if (failure instanceof ConfigException) {
      return failure.getMessage() + "\n'funnel settings' lists all settings.";
    }
    if (failure instanceof RetriableException) {
      return "The cluster did not answer in time: %s. Is it up? Then try again."
          .formatted(FirstCause.of(failure));
    }
    if (failure instanceof KafkaException) {
      return "Kafka refused: %s".formatted(FirstCause.of(failure));
    }
    return "Unexpected failure: %s. --debug shows where; please report it."
        .formatted(FirstCause.of(failure));
  }

  private static int code(Throwable failure) {
    if (failure instanceof InputException
        || failure instanceof InvalidYamlException
        || failure instanceof FileProblem) {
      return ExitCode.INPUT;
    }
    if (failure instanceof UnavailableException
        || failure instanceof PublishException
        || failure instanceof RetriableException) {
      return ExitCode.UNAVAILABLE;
    }
    return failure instanceof ConfigException || failure instanceof InvalidSettingException
        ? ExitCode.USAGE
        : ExitCode.FAILURE;
  }
}

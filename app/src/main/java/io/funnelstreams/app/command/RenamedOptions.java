package io.funnelstreams.app.command;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of earlier versions that have another name now. */
final class RenamedOptions {
  private static final Map<String, String> NEW_NAMES =
      Map.of(
          "--data", "--data-dir", "--parts", "--roles", "--registry-url", "--schema-registry-url");

  private RenamedOptions() {}

  /** Which option to give instead, where the command has it under another name now. */
  static Optional<String> advice(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    var spec = failure.getCommandLine().getCommandSpec();
    return unmatched.getUnmatched().stream()
        .map(argument -> argument.split("=", 2)[0])
        .filter(option -> isRenamed(option, spec))
        .findFirst()
        .map(option -> "%s is called %s now.".formatted(option, NEW_NAMES.get(option)));
  }

  private static boolean isRenamed(String option, CommandSpec spec) {
    return NEW_NAMES.containsKey(option) && spec.findOption(NEW_NAMES.get(option)) != null;
  }
}

package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Loads;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The set of imports that an import is a part of. */
final class SetOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--part-of",
      paramLabel = "SET",
      description =
          "The name of a set of imports that belong together: alerts wait until the last of it.")
  private Optional<String> set = Optional.empty();

  @Option(names = "--last", description = "This is the last import of the set.")
  private boolean last;

  /** Rejects invalid combinations of options before the command does anything. */
  void check() {
    if (last && set.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--last ends a set of imports: name it with --part-of SET.");
    }
  }

  /** Keeps the set open. */
  void begin(Loads loads) {
    set.ifPresent(loads::openSet);
  }

  /** Ends the set after its last import. */
  void end(Loads loads) {
    if (last) {
      set.ifPresent(loads::endSet);
    }
  }

  /** A reminder of the set that stays open. */
  Optional<String> reminder() {
    return set.filter(name -> !last)
        .map(
            name ->
                ("Alerts wait for the other imports of '%1$s': give the last one --last, or end it"
                        + " with 'funnel alerts release %1$s'.")
                    .formatted(name));
  }
}

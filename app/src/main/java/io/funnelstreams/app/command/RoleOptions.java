package io.funnelstreams.app.command;

import io.funnelstreams.app.setting.Settings;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The roles that run in a process. */
final class RoleOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--roles",
      paramLabel = "ROLE",
      split = ",",
      description =
          "What to run in this process: broker,registry, streams, gateway, web (the page and the"
              + " API) and notify. Default: all, or streams,notify where a cluster is named.")
  private Set<ProcessRole> roles = EnumSet.noneOf(ProcessRole.class);

  /** Whether the command line names roles. */
  boolean areNamed() {
    return !roles.isEmpty();
  }

  /** Whether the command line names this role. */
  boolean names(ProcessRole role) {
    return roles.contains(role);
  }

  /**
   * The roles of the process.
   *
   * @throws ParameterException where they do not go together
   */
  Set<ProcessRole> chosen(Settings settings) {
    if (names(ProcessRole.BROKER) != names(ProcessRole.REGISTRY)) {
      throw refusal("broker and registry keep one folder: name both roles or neither.");
    }
    if (settings.namesCluster() && names(ProcessRole.BROKER)) {
      throw refusal("A cluster is named, so its broker and registry are used.");
    }
    if (areNamed()) {
      return roles;
    }
    return settings.namesCluster()
        ? EnumSet.of(ProcessRole.STREAMS, ProcessRole.NOTIFY)
        : EnumSet.allOf(ProcessRole.class);
  }

  private ParameterException refusal(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

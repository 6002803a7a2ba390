package io.funnelstreams.app.command;

import io.funnelstreams.app.BuildVersion;
import io.funnelstreams.app.InputException;
import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.schemas.yaml.Suggestion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand, and the options that all subcommands share. */
@Command(
    name = "funnel",
    description = "Keeps a company's sales and marketing KPIs live on Kafka.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = FunnelCommand.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It worked.",
      "1:It failed; the message says why.",
      "2:The command line or a setting is wrong.",
      "3:An input has mistakes: a plan, a mapping, a file, or rows that were rejected.",
      "4:The Kafka cluster or the schema registry does not answer.",
      "130:It was interrupted."
    },
    footer = {
      "",
      "Begin with: funnel demo",
      "Settings (files, environment variables): funnel settings"
    })
final class FunnelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A properties file with settings.",
      scope = ScopeType.INHERIT)
  private Optional<Path> config;

  @Option(
      names = "--debug",
      description = "Show log lines, and the stack trace of a failure.",
      scope = ScopeType.INHERIT)
  private boolean debug;

  private final Console console;

  FunnelCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  Console console() {
    return console;
  }

  boolean debug() {
    return debug;
  }

  /**
   * The effective settings.
   *
   * @param options the options of the command line, by the setting's name
   */
  Settings settings(Map<String, String> options) {
    if (debug) {
      LogFile.alsoToConsole();
    }
    return SettingsSource.read(config, console.environment(), options);
  }

  /** All sources, as the settings find them. */
  SourceCatalogue sources(Settings settings) {
    return SourceCatalogue.read(
        settings.sourcesFolder(), name -> Optional.ofNullable(console.environment().get(name)));
  }

  /**
   * The source of a name.
   *
   * @throws InputException where there is none
   */
  Source source(Settings settings, String name) {
    var sources = sources(settings);
    if (sources.broken().containsKey(name)) {
      throw sources.broken().get(name);
    }
    var names = sources.all().stream().map(Source::name).toList();
    return sources
        .find(name)
        .orElseThrow(
            () ->
                new InputException(
                    "there is no source '%s'%s; 'funnel sources' lists them"
                        .formatted(name, Suggestion.didYouMean(name, names))));
  }

  /** Prints the version and what it is built on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = BuildVersion.read();
      return new String[] {
        "funnel " + version.funnel(),
        "Kafka " + version.kafka() + ", Java " + Runtime.version().feature()
      };
    }
  }
}

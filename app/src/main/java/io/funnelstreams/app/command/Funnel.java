package io.funnelstreams.app.command;

import io.funnelstreams.app.MachineDefaults;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.core.plan.ActionState;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** The program's entry point. */
public final class Funnel {
  /** The names of the commands, in the order of the help. */
  private static final List<String> NAMES =
      List.of(
          "demo",
          "up",
          "gateway",
          "import",
          "kpis",
          "scorecard",
          "gap",
          "forecast",
          "explain",
          "sources",
          "alerts",
          "actions",
          "notify",
          "rejects",
          "forget",
          "preview",
          "report",
          "replay",
          "review",
          "plan",
          "topology",
          "settings",
          "topics",
          "completion",
          "help");

  /** Commands whose output is about all commands. */
  private static final Set<String> OF_ALL = Set.of("completion", "help");

  private Funnel() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    MachineDefaults.pin();
    System.exit(run(Console.ofProcess(), args));
  }

  /** Runs a command on a console and returns its exit code. */
  public static int run(Console console, String... args) {
    var top = new FunnelCommand(console);
    try {
      return commandLine(top, console, args).execute(args);
    } catch (OutOfMemoryError e) {
      console
          .err()
          .println(
              String.format(
                  Locale.ROOT,
                  "funnel: The memory is full (%,d MiB). Give the command more, for example"
                      + " FUNNEL_JAVA_OPTS=-Xmx4g.",
                  Runtime.getRuntime().maxMemory() >> 20));
      console.err().flush();
      return ExitCode.FAILURE;
    }
  }

  /** The tree of commands. */
  static CommandLine commandLine(FunnelCommand top, Console console) {
    return commandLine(top, console, NAMES);
  }

  /**
   * Builds only the part of the tree that a command line needs: reading the options of every
   * command takes most of the time of a short command.
   */
  static CommandLine commandLine(FunnelCommand top, Console console, String... args) {
    boolean isOne = args.length > 0 && NAMES.contains(args[0]) && !OF_ALL.contains(args[0]);
    return commandLine(top, console, isOne ? List.of(args[0]) : NAMES);
  }

  private static CommandLine commandLine(FunnelCommand top, Console console, List<String> names) {
    var failures = new FailureText(top, console);
    var line = new CommandLine(top);
    names.forEach(name -> line.addSubcommand(command(name)));
    return line.setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console.outHasColours())))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Funnel::day)
        .registerConverter(Long.class, text -> wholeNumber(text, Long::valueOf))
        .registerConverter(long.class, text -> wholeNumber(text, Long::valueOf))
        .registerConverter(Integer.class, text -> wholeNumber(text, Integer::valueOf))
        .setUsageHelpLongOptionsMaxWidth(32)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private static Object command(String name) {
    return switch (name) {
      case "demo" -> new DemoCommand();
      case "up" -> new UpCommand();
      case "gateway" -> new GatewayCommand();
      case "import" -> new ImportCommand();
      case "kpis" -> new KpisCommand();
      case "scorecard" -> new ScorecardCommand();
      case "gap" -> new GapCommand();
      case "forecast" -> new ForecastCommand();
      case "explain" -> new ExplainCommand();
      case "sources" -> sourcesCommand();
      case "alerts" -> alertsCommand();
      case "actions" -> actionsCommand();
      case "notify" -> new NotifyCommand();
      case "rejects" -> new RejectsCommand();
      case "forget" -> new ForgetCommand();
      case "preview" -> new PreviewCommand();
      case "report" -> new ReportCommand();
      case "replay" -> new ReplayCommand();
      case "review" -> new ReviewCommand();
      case "plan" -> planCommand();
      case "topology" -> new TopologyCommand();
      case "settings" -> new SettingsCommand();
      case "topics" -> new TopicsCommand();
      case "completion" -> new CompletionCommand();
      case "help" -> new CommandLine.HelpCommand();
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }

  private static CommandLine sourcesCommand() {
    return new CommandLine(new SourcesCommand())
        .addSubcommand(new SourcesShowCommand())
        .addSubcommand(new SourcesTryCommand());
  }

  private static CommandLine planCommand() {
    return new CommandLine(new PlanCommand())
        .addSubcommand(new PlanInitCommand())
        .addSubcommand(new PlanCheckCommand())
        .addSubcommand(new PlanShowCommand())
        .addSubcommand(new PlanApplyCommand())
        .addSubcommand(new PlanHistoryCommand());
  }

  private static CommandLine alertsCommand() {
    return new CommandLine(new AlertsCommand())
        .addSubcommand(new AlertsHoldCommand())
        .addSubcommand(new AlertsReleaseCommand())
        .addSubcommand(new AlertsTestCommand())
        .addSubcommand(new AlertsUndeliveredCommand());
  }

  private static CommandLine actionsCommand() {
    return new CommandLine(new ActionsCommand())
        .addSubcommand("start", new ActionStateCommand(ActionState.IN_PROGRESS))
        .addSubcommand("done", new ActionStateCommand(ActionState.DONE))
        .addSubcommand("drop", new ActionStateCommand(ActionState.DROPPED))
        .addSubcommand("reopen", new ActionStateCommand(ActionState.OPEN));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is not a day; write it like 2026-01-31".formatted(text));
    }
  }

  private static <T> T wholeNumber(String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'%s' is not a whole number".formatted(text));
    }
  }

  private static Ansi ansi(boolean colours) {
    return colours ? Ansi.ON : Ansi.OFF;
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}

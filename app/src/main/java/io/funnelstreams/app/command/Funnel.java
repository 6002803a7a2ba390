package io.funnelstreams.app.command;

import io.funnelstreams.app.MachineDefaults;
import io.funnelstreams.app.terminal.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** The program's beginning. */
public final class Funnel {
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
      return commandLine(top, console).execute(args);
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
    var failures = new FailureText(top, console);
    return new CommandLine(top)
        .addSubcommand(new DemoCommand())
        .addSubcommand(new UpCommand())
        .addSubcommand(new GatewayCommand())
        .addSubcommand(new ImportCommand())
        .addSubcommand(new KpisCommand())
        .addSubcommand(new ScorecardCommand())
        .addSubcommand(new GapCommand())
        .addSubcommand(new ExplainCommand())
        .addSubcommand(sourcesCommand())
        .addSubcommand(alertsCommand())
        .addSubcommand(new NotifyCommand())
        .addSubcommand(new RejectsCommand())
        .addSubcommand(new ForgetCommand())
        .addSubcommand(new PreviewCommand())
        .addSubcommand(new ReportCommand())
        .addSubcommand(planCommand())
        .addSubcommand(new TopologyCommand())
        .addSubcommand(new SettingsCommand())
        .addSubcommand(new TopicsCommand())
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new CommandLine.HelpCommand())
        .setOut(writer(console.out()))
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

  private static CommandLine sourcesCommand() {
    return new CommandLine(new SourcesCommand())
        .addSubcommand(new SourcesShowCommand())
        .addSubcommand(new SourcesTryCommand());
  }

  private static CommandLine planCommand() {
    return new CommandLine(new PlanCommand())
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

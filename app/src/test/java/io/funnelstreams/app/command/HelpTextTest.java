package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Picocli treats help texts as formats and reports what it cannot format on standard error. */
class HelpTextTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream warnings = new ByteArrayOutputStream();

  static Stream<List<String>> commands() {
    var words = new ArrayList<List<String>>();
    var console =
        new io.funnelstreams.app.terminal.Console(System.out, System.err, false, false, Map.of());
    collect(Funnel.commandLine(new FunnelCommand(console), console), List.of(), words);
    return words.stream();
  }

  private static void collect(CommandLine command, List<String> words, List<List<String>> into) {
    into.add(words);
    command
        .getSubcommands()
        .forEach(
            (name, sub) ->
                collect(sub, Stream.concat(words.stream(), Stream.of(name)).toList(), into));
  }

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsPrintedWithoutAWarning(List<String> command) {
    var help =
        Spoken.by(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));

    assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(help.out()).contains("Usage: funnel").doesNotContain("%%", "%n");
    assertThat(help.err()).isEmpty();
    assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aCommandByItselfIsAsItIsInTheWholeTree() {
    var console =
        new io.funnelstreams.app.terminal.Console(System.out, System.err, false, false, Map.of());
    var whole = Funnel.commandLine(new FunnelCommand(console), console).getSubcommands();

    whole.forEach(
        (name, command) -> {
          var alone =
              Funnel.commandLine(new FunnelCommand(console), console, name, "--help")
                  .getSubcommands();
          assertThat(alone).containsKey(name);
          assertThat(alone.get(name).getUsageMessage()).isEqualTo(command.getUsageMessage());
        });
    assertThat(Funnel.commandLine(new FunnelCommand(console), console, "kpis").getSubcommands())
        .containsOnlyKeys("kpis");
    assertThat(Funnel.commandLine(new FunnelCommand(console), console, "kpi").getSubcommands())
        .hasSameSizeAs(whole);
  }
}

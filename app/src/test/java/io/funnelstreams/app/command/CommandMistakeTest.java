package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes that are reported before any component starts and before any query. */
class CommandMistakeTest {
  private static final String PLAN = "name: p\ntime_zone: UTC\ncurrency: EUR\n";

  private static final String TEN_MISTAKES =
      """
      name: Ten mistakes
      time_zone: Europe/Atlantis
      currency: EURO
      week_start: someday
      gross_margin: 180%
      allowed_lateness: {lead: soon}
      segmants: {}
      fx: {USD: cheap}
      goals:
        - kpi: leeds
          target: 10
          from: 2026-01-01
          to: 2026-12-31
        - kpi: leads
          target: lots
          from: 2026-01-01
          to: 2026-12-31
        - kpi: win_rate
          target: 25%
          from: 2026-01-01
          to: 2026-02-31
      """;

  @TempDir Path folder;

  @Test
  void allTenMistakesOfAPlanAreNamedWithLineAndField() throws Exception {
    var plan = file("plan.yaml", TEN_MISTAKES);

    var spoken = Spoken.by("plan", "check", plan.toString());

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.isOneMessage()).isTrue();
    assertThat(spoken.err())
        .contains(plan + ":2:12 time_zone: ")
        .contains(plan + ":3:11 currency: ")
        .contains(plan + ":4:13 week_start: ")
        .contains(plan + ":5:15 gross_margin: ")
        .contains(plan + ":6:26 allowed_lateness.lead: ")
        .contains(plan + ":7:1 segmants: ")
        .contains(plan + ":8:11 fx.USD: ")
        .contains(plan + ":10:10 goals[0].kpi: ")
        .contains(plan + ":15:13 goals[1].target: ")
        .contains(plan + ":21:9 goals[2].to: ");
    assertThat(spoken.err().lines().filter(line -> line.contains(plan + ":"))).hasSize(10);
  }

  @Test
  void aPlanInOrderShowsWhyAGoalIsNotSmart() throws Exception {
    var plan =
        file(
            "plan.yaml",
            PLAN
                + """
                goals:
                  - {id: more, kpi: leads, target: 10, from: 2026-01-01, to: 2026-12-31}
                """);

    var spoken = Spoken.by("plan", "check", "--format", "csv", plan.toString());

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(spoken.out())
        .contains("more,specific,no,no owner is directly responsible")
        .contains("more,measurable,yes,")
        .contains("more,achievable,unknown,\"no history to compare the target with")
        .contains("more,relevant,no,no objective says why it matters")
        .contains("more,time_bound,yes,from 2026-01-01 to 2026-12-31")
        .contains("more,fed,unknown,\"needs leads, MQLs or SQLs;");
    assertThat(spoken.err()).contains("is in order").contains("not SMART: more");
  }

  @Test
  void aPlanThatCannotBeReadIsOneSentence() throws Exception {
    var latin1 = folder.resolve("latin1.yaml");
    Files.write(latin1, new byte[] {'n', ':', ' ', (byte) 0xe9});

    for (var path : new Path[] {folder, folder.resolve("missing.yaml"), latin1}) {
      var spoken = Spoken.by("plan", "check", path.toString());

      assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
      assertThat(spoken.isOneMessage()).as(spoken.err()).isTrue();
      assertThat(spoken.err()).contains(path.toString());
    }
  }

  @Test
  void mistakesOfAMappingAreToldBeforeKafkaIsAsked() throws Exception {
    var mapping = file("m.yaml", "source: crm\nevents:\n  - {family: deal, type: woon}\n");

    var spoken = Spoken.by("import", "--mapping", mapping.toString(), "deals.csv");

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.isOneMessage()).isTrue();
    assertThat(spoken.err()).contains(mapping + ":3:26 events[0].type: ").contains("'won'");
  }

  @Test
  void aFileThatIsNotThereIsToldBeforeKafkaIsAsked() throws Exception {
    var mapping =
        file(
            "mapping.yaml",
            """
            source: crm
            mapping: deals
            party: id
            row_id: id
            events:
              - {family: deal, type: opened, deal_id: id, occurred_at: created}
            """);
    var missing = folder.resolve("deals.csv").toString();

    var imported = Spoken.by("import", "--mapping", mapping.toString(), missing);
    var plan = file("plan.yaml", PLAN).toString();
    var reported = Spoken.by("report", "--plan", plan, "--import", mapping + "=" + missing);

    assertThat(List.of(imported, reported))
        .allSatisfy(
            spoken -> {
              assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
              assertThat(spoken.err()).contains("deals.csv", "there is no such file");
            });
  }

  @Test
  void aWrongSettingIsAMistakeOfUseWhereverItStands() throws Exception {
    var config = file("funnel.properties", "brokr.port=1\n");

    assertWrongSetting("brokr.port", Map.of(), "--config", config.toString(), "topology");
    assertWrongSetting("FUNNEL_DATA_DRI", Map.of("FUNNEL_DATA_DRI", "x"), "topology");
    assertWrongSetting("broker.port", Map.of("FUNNEL_BROKER_PORT", "many"), "topology");
    assertWrongSetting("none.properties", Map.of(), "--config", "none.properties", "topology");
  }

  private static void assertWrongSetting(
      String named, Map<String, String> environment, String... arguments) {
    var spoken = Spoken.in(environment, arguments);

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(spoken.isOneMessage()).as(spoken.err()).isTrue();
    assertThat(spoken.err()).contains(named);
  }

  @Test
  void anUnknownOptionOrCommandIsAMistakeOfUse() {
    assertThat(Spoken.by("kpis", "--grian", "month").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Spoken.by("kpi").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Spoken.by("kpi").err()).contains("kpis");
    assertThat(Spoken.by("rejects", "--mapping", "m.yaml").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aWrongDayOrNumberIsToldInTheWordsOfAPerson() {
    assertThat(Spoken.by("kpis", "--from", "1.1.2026").err())
        .contains("--from", "'1.1.2026' is not a day; write it like 2026-01-31")
        .doesNotContain("java");
    assertThat(Spoken.by("demo", "--seed", "fast").err()).contains("'fast' is not a whole number");
  }

  @Test
  void aTakenPortIsNamedWithTheOptionThatChoosesAnother() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());

      var spoken = up(folder.resolve("data"), "--registry-port", port, "--broker-port", "0");

      assertFailure(spoken, "Port " + port + " for the schema registry is in use");
      assertThat(spoken.err()).contains("--registry-port");
    }
  }

  @Test
  void aDataFolderOfAnotherVersionIsRefused() throws Exception {
    Files.writeString(folder.resolve("funnel-data.properties"), "format=99\nversion=9.1.0\n");

    var spoken = up(folder);

    assertFailure(spoken, "was written by FunnelStreams 9.1.0");
    assertThat(spoken.err()).contains("--data-dir");
  }

  @Test
  void namesTheNewOptionWhereACommandLineHasTheEarlierOne() {
    for (var line :
        List.of(
            List.of("up", "--data", "d", "--data is called --data-dir now."),
            List.of("up", "--data=d", "--data is called --data-dir now."),
            List.of("up", "--parts", "streams", "--parts is called --roles now."),
            List.of(
                "kpis", "--registry-url", "http://localhost:1", "--schema-registry-url now."))) {
      var spoken = Spoken.by(line.subList(0, line.size() - 1).toArray(String[]::new));

      assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(spoken.err()).contains(line.get(line.size() - 1));
    }
  }

  @Test
  void aDataFolderThatCannotBeMadeIsNamed() throws Exception {
    var file = file("file", "");

    assertFailure(up(file), "The data folder " + file + " cannot be written");
    assertFailure(up(file.resolve("in")), "The data folder " + file.resolve("in"));
  }

  @Test
  void debugShowsWhereItFailed() {
    var spoken = Spoken.by("plan", "check", folder.resolve("no.yaml").toString(), "--debug");

    assertThat(spoken.err()).contains("there is no such file").contains("\tat io.funnelstreams.");
  }

  @Test
  void theCatalogueKnowsWhatIsNotInIt() {
    assertThat(Spoken.by("kpis", "--catalogue", "win_rate", "--format", "csv").out())
        .startsWith("id,title,unit,better,stage,formula,description")
        .contains("win_rate,Win rate,ratio,up,");
    var unknown = Spoken.by("kpis", "--catalogue", "winrate");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(unknown.err()).contains("did you mean 'win_rate'?");
  }

  @Test
  void theStaticPagesArePrinted() {
    assertThat(Spoken.by("topology").out()).contains("Processor: journey.apply");
    assertThat(Spoken.by("completion").out()).contains("function _complete_funnel");
    assertThat(Spoken.by("settings").out()).startsWith("# Settings");
  }

  private Spoken up(Path data, String... more) throws IOException {
    var plan = file("up.yaml", PLAN).toString();
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(java.util.List.of("up", "--plan", plan, "--data-dir", data.toString()));
    arguments.addAll(java.util.List.of(more));
    return Spoken.by(arguments.toArray(String[]::new));
  }

  private static void assertFailure(Spoken spoken, String message) {
    assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(spoken.isOneMessage()).as(spoken.err()).isTrue();
    assertThat(spoken.err()).contains(message);
  }

  @Test
  void aFolderBesideAForgottenVariableIsRefusedAtOnceAndTheVariableNamed() throws Exception {
    var plan = file("plan.yaml", PLAN).toString();
    var environment = Map.of("FUNNEL_BOOTSTRAP_SERVERS", "localhost:1");

    for (var option : List.of("--data-dir", "--broker-port", "--registry-port")) {
      var value = option.equals("--data-dir") ? folder.resolve("d").toString() : "0";
      var spoken = Spoken.in(environment, "up", "--plan", plan, option, value);

      assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(spoken.err())
          .contains("FUNNEL_BOOTSTRAP_SERVERS names the cluster localhost:1")
          .contains(option);
    }
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void aClusterThatDoesNotAnswerIsNamedWithWhatNamesIt() throws Exception {
    var plan = file("plan.yaml", PLAN).toString();
    var data = folder.resolve("d").toString();
    var environment = Map.of("FUNNEL_BOOTSTRAP_SERVERS", "localhost:1", "FUNNEL_DATA_DIR", data);
    long began = System.nanoTime();

    var up = Spoken.in(environment, "up", "--plan", plan);
    var kpis = Spoken.by("kpis", "--bootstrap-servers", "localhost:1");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(50));
    assertThat(up.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(up.err())
        .startsWith(
            "FUNNEL_BOOTSTRAP_SERVERS names the cluster localhost:1: the Kafka Streams application"
                + " alone")
        .contains("No Kafka broker answers at localhost:1 (named by FUNNEL_BOOTSTRAP_SERVERS)")
        .doesNotContain("Start one with");
    assertThat(kpis.err())
        .contains("No Kafka broker answers at localhost:1 (named by the command line)");
  }

  @Test
  void anUnknownVariableIsAnErrorOfEveryCommandWithASuggestion() throws Exception {
    var plan = file("plan.yaml", PLAN).toString();
    var mapping = file("m.yaml", "source: crm\n").toString();
    var environment = Map.of("FUNNEL_BOOTSTRAP_SERVER", "localhost:1");

    for (var words :
        List.of(
            List.of("up", "--plan", plan),
            List.of("demo"),
            List.of("gateway"),
            List.of("notify"),
            List.of("kpis"),
            List.of("scorecard"),
            List.of("gap", "g"),
            List.of("explain", "leads", "--period", "2026-01"),
            List.of("rejects"),
            List.of("forget", "ann"),
            List.of("alerts"),
            List.of("sources"),
            List.of("plan", "history"),
            List.of("plan", "apply", plan),
            List.of("report", "--plan", plan, "--import", mapping + "=x.csv"),
            List.of("preview", "--plan", plan, "--import", mapping + "=x.csv"))) {
      var spoken = Spoken.in(environment, words.toArray(String[]::new));

      assertThat(spoken.exitCode()).as("%s", words).isEqualTo(ExitCode.USAGE);
      assertThat(spoken.err())
          .as("%s", words)
          .contains("The environment variable FUNNEL_BOOTSTRAP_SERVER is no setting")
          .contains("bootstrap.servers");
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}

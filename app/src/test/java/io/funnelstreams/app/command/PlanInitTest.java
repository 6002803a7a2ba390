package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.planning.PlanQuestions;
import io.funnelstreams.app.planning.PlanTemplate;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanInitTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(PlanTemplate.class)
  void writesAPlanThatPassesTheCheck(PlanTemplate template) {
    var file = folder.resolve("plan.yaml").toString();

    var written = Spoken.by("plan", "init", file, "--template", template.id(), "--yes");
    var checked = Spoken.by("plan", "check", file);

    assertThat(written.exitCode()).isZero();
    assertThat(written.out()).contains("What to fill in:", file + ":", "funnel plan check");
    assertThat(checked.exitCode()).isZero();
    assertThat(checked.out()).doesNotContain("the baseline is");
    assertThat(checked.err()).contains("is in order").doesNotContain("; not SMART");
  }

  @ParameterizedTest
  @CsvSource({
    "--currency, EURO, 'EURO' is not a currency; write its ISO 4217 code",
    "--time-zone, Berlin, 'Berlin' is no time zone; write one such as Europe/Berlin"
  })
  void namesWhatIsNoCurrencyOrTimeZone(String option, String value, String message) {
    var file = folder.resolve("plan.yaml").toString();

    var spoken = Spoken.by("plan", "init", file, "--yes", option, value);

    assertThat(spoken.err()).contains(message).doesNotContain("Exception");
  }

  /** As the README says: a plan by a template, and the deals that a CRM exports. */
  @Test
  void leadsFromNothingToAFirstScorecard() {
    var file = folder.resolve("plan.yaml").toString();
    var deals = "../examples/hubspot/deals.mapping.yaml=../examples/hubspot/deals.csv";
    Spoken.by(
        "plan", "init", file, "--template", "services", "--yes", "--time-zone", "Europe/Berlin");

    var previewed = Spoken.by("preview", "--plan", file, "--import", deals);
    var checked = Spoken.by("plan", "check", file, "--import", deals);

    assertThat(previewed.exitCode()).isZero();
    assertThat(previewed.out())
        .contains("20 rows", "0 rejected", "win_rate", "Goals", "sales-cycle");
    assertThat(checked.exitCode()).isZero();
    assertThat(checked.out()).containsPattern("win-rate +fed +yes +fed by deals");
    assertThat(checked.err()).contains("20 rows", "No source has ever reported leads");
  }

  @Test
  void overwritesAFileOnlyByForce() throws Exception {
    var file = folder.resolve("plan.yaml");
    Files.writeString(file, "mine");

    var refused = Spoken.by("plan", "init", file.toString(), "--yes");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.err()).contains("is there already", "--force");
    assertThat(file).hasContent("mine");

    assertThat(Spoken.by("plan", "init", file.toString(), "--yes", "--force").exitCode()).isZero();
    assertThat(Files.readString(file)).contains("goals:");
  }

  @Test
  void namesTheOptionsWhereThereIsNoTerminalToAskOn() {
    var spoken = Spoken.by("plan", "init", folder.resolve("plan.yaml").toString());

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.err()).contains("--yes", "--template", "--time-zone", "--currency");
  }

  @Test
  void asksAgainUntilAnAnswerCanBeRead() {
    var out = new ByteArrayOutputStream();
    var questions =
        new PlanQuestions(
            new BufferedReader(
                new StringReader("shop\necommerce\nMars/Base\nEurope/Paris\n\nEURO\nusd\n")),
            new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(questions.template(PlanTemplate.SAAS)).isEqualTo(PlanTemplate.ECOMMERCE);
    assertThat(questions.ask("Zone?", ZoneId.of("UTC"), ZoneId::getId, ZoneId::of))
        .isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(questions.ask("Zone?", ZoneId.of("UTC"), ZoneId::getId, ZoneId::of))
        .isEqualTo(ZoneId.of("UTC"));
    var euro = Currency.getInstance("EUR");
    assertThat(questions.ask("Money?", euro, Currency::toString, PlanQuestions::currency))
        .isEqualTo(Currency.getInstance("USD"));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("there is no template 'shop'", "That cannot be read")
        .contains("'EURO' is not a currency; write its ISO 4217 code, as EUR or USD");
  }

  @Test
  void checkAsksBackWhereATargetCanBeReadTwoWays() throws Exception {
    var file = folder.resolve("plan.yaml");
    Files.writeString(
        file,
        """
        name: p
        time_zone: UTC
        currency: EUR
        assumptions: [{statement: Prices stay, review_by: 2020-06-30}]
        goals:
          - {id: churn, kpi: churn_rate, baseline: 4%, target: -5%, from: 2026-01-01,
             to: 2026-03-31, owner: Ada, objective: They stay}
          - {id: again, kpi: repeat_customers, baseline: previous, target: +20%,
             from: 2026-01-01, to: 2026-03-31, owner: Ada, objective: They come back}
          - {id: first, kpi: leads, baseline: 0, target: 100, from: 2026-01-01, to: 2026-03-31,
             owner: Ada, objective: A beginning}
        """);

    var spoken = Spoken.by("plan", "check", file.toString());

    assertThat(spoken.out())
        .contains("-5 % of the rate (from 4 % to 3.8 %)")
        .contains("-5 percentage points (from 4 % to -1 %)")
        .contains("write '-5pt'")
        .contains("the actual that of a month", "With 'period: quarter' they are")
        .contains("from 0 to 100")
        .contains("the day is over, look whether it still holds");
    assertThat(spoken.err())
        .contains("is in order", "not known whether they are SMART: again.")
        .doesNotContain("; not SMART");
  }
}

package io.funnelstreams.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.planning.PlanDraft;
import io.funnelstreams.app.planning.PlanTemplate;
import io.funnelstreams.bench.company.Company;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.plan.GoalStatus;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.plan.SmartCheck;
import io.funnelstreams.schemas.yaml.FactorYaml;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A company that lives by each of the templates. */
class TemplateTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** The company's last day. */
  private static final LocalDate TODAY = LocalDate.parse("2025-12-31");

  private static final PlanTemplate.Terms TERMS =
      new PlanTemplate.Terms("It's \"ours\": 2025", ZONE, Currency.getInstance("EUR"), TODAY);

  private static final List<Event> EVENTS =
      new Company(7, 900, 15).deliveries().map(TemplateTest::withAccount).toList();

  @ParameterizedTest
  @EnumSource(PlanTemplate.class)
  void everyGoalHasAStatusInACompanyThatLivesByIt(PlanTemplate template) {
    var plan = new PlanDraft(template.text(TERMS)).plan();

    var whole =
        scorecards(plan).stream()
            .filter(row -> row.period().contains(".."))
            .collect(Collectors.toMap(Scorecard::goalId, row -> row));

    assertThat(whole.keySet()).hasSameSizeAs(plan.goals());
    assertThat(whole.values())
        .allSatisfy(
            row -> {
              assertThat(row.status())
                  .as("%s %s", row.goalId(), row.noStatus())
                  .isNotEqualTo(GoalStatus.NO_DATA);
              assertThat(row.target()).as(row.goalId()).isPresent();
            });
  }

  @ParameterizedTest
  @EnumSource(PlanTemplate.class)
  void noGoalOfATemplateFailsToBeSmart(PlanTemplate template) {
    var plan = new PlanDraft(template.text(TERMS)).plan();

    assertThat(plan.name()).isEqualTo("It's \"ours\": 2025");
    assertThat(plan.goals())
        .allMatch(goal -> SmartCheck.of(goal, plan).verdict() != SmartCheck.Verdict.FAILS);
  }

  @ParameterizedTest
  @EnumSource(PlanTemplate.class)
  void aTemplateNamesEveryLineThatIsToBeFilledIn(PlanTemplate template) {
    var draft = new PlanDraft(template.text(TERMS));

    assertThat(draft.toFillIn("plan.yaml"))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.matches("plan\\.yaml:\\d+ .*# fill in.*"));
    assertThat(draft.text()).doesNotContainPattern("\\{[a-z_]+\\}");
  }

  @Test
  void saysWhatThePastMakesOfEachGoal() {
    var plan = new PlanDraft(PlanTemplate.SAAS.text(TERMS)).plan();
    var pipeline = pipeline(plan);

    var sentences =
        new PlanDraft(PlanTemplate.SAAS.text(TERMS)).ofThePast(pipeline.reader(), TODAY);

    assertThat(sentences).hasSize(4).allMatch(sentence -> sentence.contains("so the target is"));
    assertThat(new PlanDraft(PlanTemplate.SAAS.text(TERMS)).ofThePast(nothing(plan), TODAY))
        .hasSize(4)
        .allMatch(sentence -> sentence.contains("nothing of the days before is known"));
  }

  private static KpiReader nothing(Plan plan) {
    return new FunnelPipeline(plan, TODAY).reader();
  }

  private static List<Scorecard> scorecards(Plan plan) {
    var now = TODAY.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    return pipeline(plan).scorecards(FactorYaml.builtIn(), now);
  }

  private static FunnelPipeline pipeline(Plan plan) {
    var pipeline = new FunnelPipeline(plan, TODAY);
    EVENTS.forEach(pipeline::accept);
    return pipeline;
  }

  /** Every second party is one that the company did not know before. */
  private static Event withAccount(Event event) {
    var old = event.header();
    var segment = new HashMap<>(old.segment());
    segment.put("account", old.partyId().hashCode() % 2 == 0 ? "new" : "existing");
    return event.withHeader(
        new Header(
            old.key(),
            old.revision(),
            old.deleted(),
            old.backfill(),
            old.occurredAt(),
            old.recordedAt(),
            old.partyId(),
            segment,
            old.sequence(),
            old.allDay()));
  }
}

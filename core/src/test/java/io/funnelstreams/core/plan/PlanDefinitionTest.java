package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.CYCLE;
import static io.funnelstreams.core.plan.PlanFixture.LEADS;
import static io.funnelstreams.core.plan.PlanFixture.LOST;
import static io.funnelstreams.core.plan.PlanFixture.goal;
import static io.funnelstreams.core.plan.PlanFixture.kpi;
import static io.funnelstreams.core.plan.PlanFixture.plan;
import static io.funnelstreams.core.plan.PlanFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanDefinitionTest {
  private static final Plan PLAN = plan(List.of());
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");
  private static final ZoneId UTC = ZoneId.of("UTC");

  @Test
  void theVersionIsTwelveHexadecimalDigits() {
    assertThat(PlanDefinition.versionOf(PLAN)).matches("[0-9a-f]{12}");
  }

  @Test
  void goalsNamesAndTheOrderOfThingsAreNoPartOfIt() {
    var reordered =
        new Plan(
            "Another name",
            rules(),
            List.of(PLAN.breakdowns().get(0), PLAN.breakdowns().get(2), PLAN.breakdowns().get(1)),
            Catalogue.of(
                PLAN.catalogue().kpis().stream()
                    .sorted((a, b) -> b.id().compareTo(a.id()))
                    .toList()),
            PLAN.grossMargin(),
            List.of(goal(LEADS, 1)),
            List.of(),
            Aggregates.KEEP);

    assertThat(PlanDefinition.versionOf(reordered)).isEqualTo(PlanDefinition.versionOf(PLAN));
  }

  @Test
  void sayingTheDefaultPolicyAloudChangesNothing() {
    var explicit =
        with(
            withPolicies(Map.of("channel", SegmentPolicy.FIRST, "region", SegmentPolicy.AT_EVENT)));

    assertThat(PlanDefinition.versionOf(explicit)).isEqualTo(PlanDefinition.versionOf(PLAN));
  }

  static Stream<Plan> plansThatCountDifferently() {
    var kpis = PLAN.catalogue().kpis();
    var otherLeads = kpi("leads", "sum(leads) + sum(mqls)", Unit.COUNT, Direction.UP);
    return Stream.of(
        with(
            withCalendar(
                new BusinessCalendar(ZoneId.of("Europe/Berlin"), Month.JANUARY, DayOfWeek.MONDAY))),
        with(withCalendar(new BusinessCalendar(UTC, Month.APRIL, DayOfWeek.MONDAY))),
        with(withCalendar(new BusinessCalendar(UTC, Month.JANUARY, DayOfWeek.SUNDAY))),
        with(withFx(FxTable.only(USD))),
        with(withFx(dollars("0.9"))),
        with(withFx(dollars("0.91"))),
        with(withPolicies(Map.of("channel", SegmentPolicy.CURRENT))),
        with(withCustomers(Set.of(CustomerTrigger.DEAL_WON))),
        with(withLateness(Map.of(Family.LEAD, Duration.ofDays(30)))),
        with(withDomainAuthorityFloor(41)),
        withBreakdowns(GroupingSet.TOTAL),
        withBreakdowns(
            GroupingSet.TOTAL,
            new GroupingSet(List.of("region"), 51),
            new GroupingSet(List.of("channel"), 50)),
        withCatalogue(List.of(LEADS, LOST, CYCLE)),
        withCatalogue(Stream.concat(Stream.of(otherLeads), kpis.stream().skip(1)).toList()),
        new Plan(
            "",
            rules(),
            PLAN.breakdowns(),
            PLAN.catalogue(),
            OptionalDouble.of(0.7),
            List.of(),
            List.of(),
            Aggregates.KEEP));
  }

  @ParameterizedTest
  @MethodSource("plansThatCountDifferently")
  void whateverChangesANumberChangesTheVersion(Plan other) {
    assertThat(PlanDefinition.versionOf(other)).isNotEqualTo(PlanDefinition.versionOf(PLAN));
  }

  @Test
  void noTwoOfThemAreTheSame() {
    assertThat(plansThatCountDifferently().map(PlanDefinition::versionOf)).doesNotHaveDuplicates();
  }

  private static Plan with(JourneyRules rules) {
    return new Plan(
        "",
        rules,
        PLAN.breakdowns(),
        PLAN.catalogue(),
        PLAN.grossMargin(),
        List.of(),
        List.of(),
        Aggregates.KEEP);
  }

  private static Plan withBreakdowns(GroupingSet... breakdowns) {
    return new Plan(
        "",
        rules(),
        List.of(breakdowns),
        PLAN.catalogue(),
        PLAN.grossMargin(),
        List.of(),
        List.of(),
        Aggregates.KEEP);
  }

  private static Plan withCatalogue(List<Kpi> kpis) {
    return new Plan(
        "",
        rules(),
        PLAN.breakdowns(),
        Catalogue.of(kpis),
        PLAN.grossMargin(),
        List.of(),
        List.of(),
        Aggregates.KEEP);
  }

  private static JourneyRules withCalendar(BusinessCalendar calendar) {
    var rules = rules();
    return new JourneyRules(
        calendar,
        rules.policies(),
        rules.fx(),
        rules.customerDefinition(),
        rules.allowedLateness());
  }

  private static JourneyRules withPolicies(Map<String, SegmentPolicy> policies) {
    var rules = rules();
    return new JourneyRules(
        rules.calendar(),
        policies,
        rules.fx(),
        rules.customerDefinition(),
        rules.allowedLateness());
  }

  private static JourneyRules withFx(FxTable fx) {
    var rules = rules();
    return new JourneyRules(
        rules.calendar(),
        rules.policies(),
        fx,
        rules.customerDefinition(),
        rules.allowedLateness());
  }

  private static JourneyRules withCustomers(Set<CustomerTrigger> customerDefinition) {
    var rules = rules();
    return new JourneyRules(
        rules.calendar(),
        rules.policies(),
        rules.fx(),
        customerDefinition,
        rules.allowedLateness());
  }

  private static JourneyRules withLateness(Map<Family, Duration> allowedLateness) {
    var rules = rules();
    return new JourneyRules(
        rules.calendar(),
        rules.policies(),
        rules.fx(),
        rules.customerDefinition(),
        allowedLateness);
  }

  private static JourneyRules withDomainAuthorityFloor(int floor) {
    var rules = rules();
    return new JourneyRules(
        rules.calendar(),
        rules.policies(),
        rules.fx(),
        rules.customerDefinition(),
        rules.allowedLateness(),
        floor);
  }

  private static FxTable dollars(String rate) {
    var dated = new TreeMap<>(Map.of(LocalDate.parse("2026-01-01"), new BigDecimal(rate)));
    return new FxTable(EUR, Map.of(USD, dated));
  }
}

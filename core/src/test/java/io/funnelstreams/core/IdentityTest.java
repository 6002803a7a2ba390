package io.funnelstreams.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story.Subscribed;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** One person under several names is one, in whatever order that becomes known. */
class IdentityTest {
  private static final int TRIES = 60;

  private static final List<String> MEASURES =
      List.of(
          "leads",
          "leads_reached_customer",
          "new_customers",
          "deals_won",
          "contracts_signed",
          "prospecting_calls",
          "orders",
          "revenue");

  private static final Plan PLAN =
      new Plan(
          "Acme",
          new JourneyRules(
              BusinessCalendar.of(ZoneId.of("UTC")),
              Map.of("channel", SegmentPolicy.FIRST),
              FxTable.only(Currency.getInstance("EUR")),
              Set.of(CustomerTrigger.values()),
              Map.of()),
          List.of(GroupingSet.TOTAL, new GroupingSet(List.of("channel"), 50)),
          catalogue(),
          OptionalDouble.empty(),
          List.of(),
          List.of(),
          Aggregates.KEEP);

  @Property(tries = TRIES)
  void aContractSignedUnderAnotherIdConvertsTheLead(@ForAll Random random) {
    var lead = Story.of("lead-9").created("2026-01-05").mql("2026-01-09");
    var account =
        Story.of("acct-77")
            .contract("c1", ContractEvent.Type.SENT, "2026-02-10")
            .contract("c1", ContractEvent.Type.SIGNED, "2026-02-14")
            .identifiedAs("lead-9", "2026-02-20");

    var months = months(random, lead, account);

    assertThat(months)
        .containsEntry("leads 2026-01", 1.0)
        .containsEntry("leads_reached_customer 2026-01", 1.0)
        .containsEntry("new_customers 2026-02", 1.0)
        .containsEntry("contracts_signed 2026-02", 1.0);
  }

  @Property(tries = TRIES)
  void aContactKeepsTheFirstTouchOfTheVisitorItWas(@ForAll Random random) {
    var cookie =
        Story.of("cookie-1")
            .created("2026-01-05")
            .in("channel", "Ads")
            .identifiedAs("ann", "2026-02-01");
    var contact =
        Story.of("ann")
            .created("2026-02-01")
            .in("channel", "Fair")
            .deal("1", DealEvent.Type.WON, "2026-03-01", 1_000);

    var months = months(random, cookie, contact);

    assertThat(months)
        .containsEntry("leads 2026-01", 1.0)
        .containsEntry("leads 2026-01 channel=ads", 1.0)
        .containsEntry("deals_won 2026-03 channel=ads", 1.0)
        .doesNotContainKeys("leads 2026-02", "deals_won 2026-03 channel=fair");
  }

  @Property(tries = TRIES)
  void whatABillingIdPaysIsTheAccounts(@ForAll Random random) {
    var account = Story.of("acct").created("2026-01-05").order("o1", "2026-02-03", 5_000);
    var billing =
        Story.of("bill-1")
            .subscription("s1", SubscriptionEvent.Type.STARTED, "2026-02-10", Subscribed.at(100))
            .order("o2", "2026-03-03", 7_000)
            .identifiedAs("acct", "2026-04-01");

    var months = months(random, account, billing);

    assertThat(months)
        .containsEntry("new_customers 2026-02", 1.0)
        .containsEntry("revenue 2026-03", 70.0)
        .containsEntry("orders 2026-03", 1.0)
        .containsEntry("repeats 2026-03", 1.0)
        .containsEntry("mrr 2026-03", 100.0)
        .doesNotContainKey("new_customers 2026-03");
  }

  @Property(tries = TRIES)
  void aCircleOfNamesIsTheSameAsOneName(@ForAll Random random) {
    var one = Story.of("a");
    tellWeb(one);
    tellSales(one);
    tellBilling(one);
    var a = Story.of("a").identifiedAs("b", "2026-05-01");
    var b = Story.of("b").identifiedAs("c", "2026-05-01");
    var c = Story.of("c").mergedInto("a", "2026-05-01");
    tellWeb(a);
    tellSales(b);
    tellBilling(c);

    assertThat(months(random, a, b, c)).isEqualTo(months(random, one));
  }

  private static void tellWeb(Story story) {
    story.created("2026-01-05").in("channel", "Ads").mql("2026-01-07");
  }

  private static void tellSales(Story story) {
    story
        .call(CallEvent.Purpose.PROSPECTING, "2026-01-20")
        .deal("1", DealEvent.Type.OPENED, "2026-01-21", 900)
        .deal("1", DealEvent.Type.WON, "2026-02-21", 1_000)
        .contract("k", ContractEvent.Type.SIGNED, "2026-02-22");
  }

  private static void tellBilling(Story story) {
    story
        .subscription("s", SubscriptionEvent.Type.STARTED, "2026-03-01", Subscribed.at(50))
        .order("o", "2026-03-01", 5_000)
        .subscription("s", SubscriptionEvent.Type.CANCELLED, "2026-04-01");
  }

  /** The KPIs by month and segment, whatever the order in which the events arrive. */
  private static Map<String, Double> months(Random random, Story... stories) {
    var arrivals = new ArrayList<Event>();
    Arrays.stream(stories).forEach(story -> arrivals.addAll(story.events()));
    Collections.shuffle(arrivals, random);
    var pipeline = new FunnelPipeline(PLAN, LocalDate.parse("2026-12-31"));
    arrivals.forEach(pipeline::accept);
    var months = new TreeMap<String, Double>();
    pipeline
        .kpis()
        .forEach(
            (key, value) -> {
              var segment = key.segment().key().isEmpty() ? "" : " " + key.segment().key();
              var name = key.kpi() + " " + key.period().label() + segment;
              if (key.period().grain() == Grain.MONTH && !isAfterTheStories(key.period().label())) {
                value.value().ifPresent(number -> months.put(name, number));
              }
            });
    return months;
  }

  /** The day on which names became known is one on which something is known: stocks run to it. */
  private static boolean isAfterTheStories(String month) {
    return month.compareTo("2026-05") >= 0;
  }

  private static Catalogue catalogue() {
    var kpis = new ArrayList<Kpi>();
    MEASURES.forEach(measure -> kpis.add(kpi(measure, "sum(" + measure + ")")));
    kpis.add(kpi("mrr", "stock(mrr)"));
    kpis.add(kpi("repeats", "distinct(repeat_customers)"));
    return Catalogue.of(kpis);
  }

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.COUNT, Direction.NEITHER, FunnelStage.ACQUIRE);
  }
}

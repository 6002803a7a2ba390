package io.funnelstreams.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.explain.Explainer;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForgetTest {
  private static final Instant ASKED = Instant.parse("2026-04-01T12:00:00Z");
  private static final List<String> ANN = List.of("cookie", "ann");

  private static final Plan PLAN =
      new Plan(
          "Acme",
          new JourneyRules(
              BusinessCalendar.of(ZoneId.of("UTC")),
              Map.of(),
              FxTable.only(Currency.getInstance("EUR")),
              Set.of(),
              Map.of()),
          List.of(GroupingSet.TOTAL, new GroupingSet(List.of("region"), 50)),
          Catalogue.of(
              List.of(
                  kpi("leads", "sum(leads)"),
                  kpi("deals_won", "sum(deals_won)"),
                  kpi("open_deals", "stock(open_deals)"),
                  kpi("sessions", "sum(sessions)"),
                  kpi("visitors", "distinct(unique_visitors)"))),
          OptionalDouble.empty(),
          List.of(),
          List.of(),
          Aggregates.KEEP);

  @Test
  void numbersThatKeepThePersonAreTheSameAsBefore() {
    var pipeline = pipeline(everything());
    var before = pipeline.kpis();

    pipeline.forget(ANN, ASKED, Aggregates.KEEP);

    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void numbersWithoutThePersonAreThoseOfACompanyThatNeverKnewIt() {
    var pipeline = pipeline(everything());

    pipeline.forget(ANN, ASKED, Aggregates.RETRACT);

    assertThat(pipeline.kpis()).isEqualTo(pipeline(bob()).kpis());
  }

  @ParameterizedTest
  @EnumSource
  void whatWasForgottenIsIgnoredWheneverItComesAgain(Aggregates aggregates) {
    var pipeline = pipeline(everything());
    pipeline.forget(ANN, ASKED, aggregates);
    var before = pipeline.kpis();

    everything().forEach(pipeline::accept);

    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRecordedLaterBeginsANewPerson(Aggregates aggregates) {
    var pipeline = pipeline(everything());
    pipeline.forget(ANN, ASKED, aggregates);
    double before = leads(pipeline);

    Story.of("ann").created("2026-05-01").id("new").events().forEach(pipeline::accept);

    assertThat(leads(pipeline)).isEqualTo(before + 1);
  }

  @Test
  void whatWasRecordedBetweenAskingAndForgettingStays() {
    var later = List.<Event>of(view("cookie", "later", "2026-05-02T10:00:00Z"));
    var pipeline = pipeline(everything());
    later.forEach(pipeline::accept);

    pipeline.forget(ANN, ASKED, Aggregates.RETRACT);

    var others = new ArrayList<>(bob());
    others.addAll(later);
    assertThat(pipeline.kpis()).isEqualTo(pipeline(others).kpis());
  }

  @Test
  void anExplanationListsNothingOfTheForgotten() {
    var explainer = new Explainer(PLAN, LocalDate.parse("2026-12-31"));
    everything().forEach(explainer::accept);
    ANN.forEach(party -> explainer.forget(party, ASKED));
    everything().forEach(explainer::accept);

    var total = explainer.period("total").orElseThrow();
    var won = explainer.explain(new KpiKey("deals_won", total, Segment.TOTAL));

    assertThat(won.contributions())
        .extracting(each -> each.place().party())
        .isNotEmpty()
        .containsOnly("bob");
  }

  private static FunnelPipeline pipeline(List<Event> events) {
    var pipeline = new FunnelPipeline(PLAN, LocalDate.parse("2026-12-31"));
    events.forEach(pipeline::accept);
    return pipeline;
  }

  private static double leads(FunnelPipeline pipeline) {
    return pipeline.kpis().entrySet().stream()
        .filter(row -> isTotal(row.getKey()))
        .map(Map.Entry::getValue)
        .map(KpiValue::value)
        .mapToDouble(value -> value.orElseThrow())
        .sum();
  }

  private static boolean isTotal(KpiKey key) {
    return key.kpi().equals("leads")
        && key.period().grain() == Grain.TOTAL
        && key.segment().key().isEmpty();
  }

  private static List<Event> everything() {
    var ann =
        Story.of("ann")
            .created("2026-01-05")
            .in("region", "EMEA")
            .deal("1", DealEvent.Type.OPENED, "2026-01-21", 900)
            .deal("1", DealEvent.Type.WON, "2026-02-21", 1_000)
            .deal("2", DealEvent.Type.OPENED, "2026-03-21", 500);
    var cookie = Story.of("cookie").identifiedAs("ann", "2026-01-06");
    var views =
        List.of(
            view("cookie", "1", "2026-01-04T10:00:00Z"),
            view("ann", "2", "2026-01-04T10:20:00Z"),
            view("cookie", "3", "2026-02-04T10:00:00Z"));
    return Stream.of(ann.events(), views, cookie.events(), bob()).flatMap(List::stream).toList();
  }

  private static List<Event> bob() {
    var story =
        Story.of("bob")
            .created("2026-01-01")
            .in("region", "EMEA")
            .deal("1", DealEvent.Type.WON, "2026-03-30", 700);
    return Stream.concat(
            story.events().stream(), Stream.of(view("bob", "1", "2026-01-04T10:00:00Z")))
        .toList();
  }

  private static Event view(String visitor, String id, String time) {
    var at = Instant.parse(time);
    var header = new Header(new EventKey("web", id), 0, false, false, at, at, visitor, Map.of());
    return new WebEvent(header, "/", WebEvent.ReferrerClass.SEARCH, Optional.empty());
  }

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.COUNT, Direction.NEITHER, FunnelStage.ACQUIRE);
  }
}

package io.funnelstreams.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deals of two months by channel, whose shares of the won amount are computed by hand. */
class ExpectedSharesTest {
  private static final Plan PLAN =
      PlanYaml.parse(
          "plan.yaml",
          """
          name: By hand
          time_zone: UTC
          currency: EUR
          segments: {breakdowns: [[channel]]}
          expected_shares:
            - of: won_amount
              by: channel
              shares: {partner: 40%, direct: 50%, fairs: 10%}
              from: 2026-01-01
              to: 2026-02-28
              owner: Ines
            - of: deals_won
              by: channel
              shares: {partner: 40%}
              from: 2026-01-01
              to: 2026-02-28
              owner: Noor
              stakeholders: Board
              alert: {for: 2d, min_sample: 10}
          """);

  private static final String DEALS_BY_PARTNERS =
      "deals_won_channel_share/channel=partner/2026-01-01..2026-02-28";

  /** January: 300 of 1,000 by partners, 700 direct. February: 600 of 1,000 by partners. */
  private static final List<Event> DEALS =
      List.of(
          won("2026-01-05", "partner", 300),
          won("2026-01-09", "direct", 450),
          won("2026-01-20", "direct", 250),
          won("2026-02-03", "partner", 600),
          won("2026-02-04", "direct", 400));

  @Test
  void eachPartIsAGoalWhoseRowsAreItsShareOfThePeriod() {
    var end = rows("2026-03-01T00:00:00Z");

    assertThat(
            end.stream()
                .filter(row -> row.kpi().equals("won_amount_channel_share"))
                .map(ExpectedSharesTest::text))
        .containsExactly(
            "partner 2026-01 0.3 of 0.4 OFF_TRACK",
            "partner 2026-02 0.6 of 0.4 MET",
            "partner 2026-01-01..2026-02-28 0.6 of 0.4 MET",
            "direct 2026-01 0.7 of 0.5 ON_TRACK",
            "direct 2026-02 0.4 of 0.5 MISSED",
            "direct 2026-01-01..2026-02-28 0.4 of 0.5 MISSED",
            "fairs 2026-01 0.0 of 0.1 OFF_TRACK",
            "fairs 2026-02 0.0 of 0.1 MISSED",
            "fairs 2026-01-01..2026-02-28 0.0 of 0.1 MISSED");
  }

  /**
   * A deal on each of 24 days, four of them by partners: a sixth, where two fifths are expected.
   */
  @Test
  void aShareThatIsBehindRaisesAnAlertAsAGoalDoes() {
    var now = Instant.parse("2026-01-25T00:00:00Z");
    var pipeline = new FunnelPipeline(PLAN, LocalDate.parse("2026-01-25"));
    for (int day = 1; day <= 24; day++) {
      var channel = day % 6 == 0 ? "partner" : "direct";
      pipeline.accept(won("2026-01-%02d".formatted(day), channel, 100));
    }

    var firing = pipeline.alerts(now).stream().filter(Alert::isFiring).toList();

    assertThat(firing).hasSize(1);
    assertThat(firing.get(0).goal()).contains(DEALS_BY_PARTNERS);
    assertThat(firing.get(0).owner()).contains("Noor");
    assertThat(firing.get(0).stakeholders()).containsExactly("Board");
    // On the 16th the evidence was enough: two of sixteen.
    assertThat(firing.get(0).firedAt()).isEqualTo(Instant.parse("2026-01-17T00:00:00Z"));
    assertThat(firing.get(0).figures().orElseThrow().actual()).isEqualTo(2 / 16.0);
  }

  private static List<Scorecard> rows(String now) {
    return pipeline(now).scorecards(List.of(), Instant.parse(now));
  }

  private static FunnelPipeline pipeline(String now) {
    var pipeline = new FunnelPipeline(PLAN, LocalDate.parse(now.substring(0, 10)));
    DEALS.forEach(pipeline::accept);
    return pipeline;
  }

  private static String text(Scorecard row) {
    return "%s %s %s of %s %s"
        .formatted(
            row.segment().get("channel"),
            row.period(),
            row.actual().orElse(Double.NaN),
            row.target().orElse(Double.NaN),
            row.status());
  }

  private static Event won(String day, String channel, int amount) {
    var at = Instant.parse(day + "T12:00:00Z");
    var key = new EventKey("hand", day + channel);
    var segment = Map.of("channel", channel);
    return new DealEvent(
        new Header(key, 1, false, true, at, at, "party-" + day, segment),
        "deal-" + day,
        DealEvent.Type.WON,
        Optional.empty(),
        Optional.of(new Money(100L * amount, Currency.getInstance("EUR"))));
  }
}

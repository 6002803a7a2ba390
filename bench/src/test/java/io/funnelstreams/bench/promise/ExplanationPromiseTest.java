package io.funnelstreams.bench.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.history.Histories;
import io.funnelstreams.bench.history.History;
import io.funnelstreams.bench.history.TestCatalogue;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.explain.Contribution;
import io.funnelstreams.core.explain.Explainer;
import io.funnelstreams.core.explain.Explanation;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExplanationPromiseTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 500;
  private static final int ROWS = 40;

  @Property(tries = 300)
  void whatEventsAddIsTogetherTheNumber(@ForAll("histories") History history, @ForAll long seed) {
    var explainer = explainer(history, seed);

    for (var row : someRows(history, seed)) {
      var explained = explainer.explain(row.getKey());
      assertThat(explained.value())
          .as("%s explained by %s", row.getKey(), explained.contributions())
          .contains(row.getValue());
      assertThat(explainer.period(row.getKey().period().label())).contains(row.getKey().period());
      assertThat(explained.contributions()).isNotEmpty();
    }
  }

  @Property(tries = 100)
  void everyContributionNamesAnEventThatWasDelivered(
      @ForAll("histories") History history, @ForAll long seed) {
    var explainer = explainer(history, seed);
    var delivered = history.deliveries().stream().map(ExplanationPromiseTest::versionOf).toList();

    for (var row : someRows(history, seed)) {
      assertThat(explainer.explain(row.getKey()).contributions())
          .extracting(contribution -> versionOf(contribution.event()))
          .isSubsetOf(delivered);
    }
  }

  /** The identity of an event's version; a day without a time becomes an instant in a journey. */
  private static List<Object> versionOf(Event event) {
    var header = event.header();
    return List.of(
        header.key(),
        header.revision(),
        header.recordedAt(),
        header.sequence(),
        header.partyId(),
        event.family(),
        header.segment());
  }

  @Property(tries = 100)
  void aPlainSumIsTheSumOfWhatIsListed(@ForAll("histories") History history, @ForAll long seed) {
    var explainer = explainer(history, seed);

    for (var row : someRows(history, seed)) {
      var explained = explainer.explain(row.getKey());
      if (isPlainCount(explained)) {
        var sum = explained.contributions().stream().mapToLong(Contribution::amount).sum();
        assertThat(row.getValue().value()).hasValue((double) sum);
      }
    }
  }

  private static boolean isPlainCount(Explanation explained) {
    return explained.parts().size() == 1
        && explained.parts().get(0).measure().kind() == Measure.Kind.COUNT
        && explained
            .value()
            .flatMap(value -> value.value().stream().boxed().findFirst())
            .isPresent();
  }

  private static Explainer explainer(History history, long seed) {
    var explainer = new Explainer(history.plan(), today(seed));
    history.shuffled(seed).forEach(explainer::accept);
    return explainer;
  }

  /** Some of the history lies in the future, which no store of KPIs shows yet. */
  private static LocalDate today(long seed) {
    return FIRST_DAY.plusDays(Math.floorMod(seed, DAYS));
  }

  private static List<Map.Entry<KpiKey, KpiValue>> someRows(History history, long seed) {
    var pipeline = new FunnelPipeline(history.plan(), today(seed));
    history.deliveries().forEach(pipeline::accept);
    var rows = new ArrayList<>(pipeline.kpis().entrySet());
    Collections.shuffle(rows, new Random(seed));
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories(TestCatalogue.withShares());
  }
}

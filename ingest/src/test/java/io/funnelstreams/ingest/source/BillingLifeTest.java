package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lifecycle of one customer as a billing system sends it, {@code life-*} of its examples. The
 * KPIs are those of the lifecycle, in whatever order and however often its notifications come.
 */
class BillingLifeTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/sources");
  private static final int ORDERS = 25;

  @ParameterizedTest
  @ValueSource(strings = {"stripe", "chargebee", "paddle", "recurly"})
  void theOrderOfNotificationsAndRepetitionsOfThemChangeNothing(String source) {
    var life = life(source);
    var inOrder = kpis(life);
    var random = new Random(4);
    for (int i = 0; i < ORDERS; i++) {
      var arrivals = new ArrayList<>(life);
      life.stream().filter(event -> random.nextInt(3) == 0).forEach(arrivals::add);
      Collections.shuffle(arrivals, random);
      assertThat(kpis(arrivals)).isEqualTo(inOrder);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stripe | mrr/day/2026-01-14 | 0
          stripe | mrr/day/2026-01-15 | 60
          stripe | mrr/day/2026-01-20 | 100
          stripe | mrr/day/2026-02-28 | 100
          stripe | mrr/day/2026-03-01 | 0
          stripe | mrr/day/2026-03-05 | 100
          stripe | mrr/day/2026-03-14 | 100
          stripe | mrr/day/2026-03-15 | 0
          stripe | retention_rate/month/2026-02 | 1
          stripe | retention_rate/month/2026-03 | 0
          stripe | revenue/month/2026-01 | 60
          stripe | revenue/month/2026-02 | 50
          chargebee | mrr/day/2026-01-14 | 0
          chargebee | mrr/day/2026-01-15 | 60
          chargebee | mrr/day/2026-02-28 | 100
          chargebee | mrr/day/2026-03-01 | 0
          chargebee | mrr/day/2026-03-05 | 100
          chargebee | mrr/day/2026-03-15 | 0
          chargebee | mrr/day/2026-05-02 | 20
          chargebee | retention_rate/month/2026-02 | 1
          chargebee | revenue/month/2026-01 | 60
          chargebee | revenue/month/2026-02 | -20
          paddle | mrr/day/2026-01-14 | 0
          paddle | mrr/day/2026-01-15 | 60
          paddle | mrr/day/2026-02-28 | 100
          paddle | mrr/day/2026-03-01 | 0
          paddle | mrr/day/2026-03-05 | 100
          paddle | mrr/day/2026-04-04 | 100
          paddle | mrr/day/2026-04-05 | 0
          paddle | retention_rate/month/2026-02 | 1
          paddle | revenue/month/2026-01 | 60
          paddle | revenue/month/2026-02 | -20
          recurly | mrr/day/2026-01-14 | 0
          recurly | mrr/day/2026-01-15 | 60
          recurly | mrr/day/2026-02-15 | 100
          recurly | mrr/day/2026-03-14 | 100
          recurly | mrr/day/2026-03-15 | 0
          recurly | retention_rate/month/2026-02 | 1
          recurly | revenue/month/2026-01 | 60
          recurly | revenue/month/2026-02 | -20
          """)
  void theKpisAreThoseOfTheLife(String source, String kpi, double figure) {
    var value =
        kpis(life(source)).entrySet().stream()
            .filter(entry -> entry.getKey().text().equals(kpi + "/"))
            .map(entry -> entry.getValue().value().orElseThrow())
            .findFirst();
    assertThat(value.orElse(0.0)).isCloseTo(figure, within(1e-9));
  }

  /**
   * No version of an event may conflict with another one of the same revision: the pipeline would
   * report it.
   */
  private static Map<KpiKey, KpiValue> kpis(List<Event> events) {
    var pipeline = new FunnelPipeline(plan(events), LocalDate.parse("2026-06-30"));
    events.forEach(event -> assertThat(pipeline.accept(event)).as("%s", event).isEmpty());
    return pipeline.kpis();
  }

  private static Plan plan(List<Event> events) {
    var currency = events.get(0).header().key().source().equals("recurly") ? "USD" : "EUR";
    return PlanYaml.parse("plan.yaml", "name: Acme\ntime_zone: UTC\ncurrency: " + currency + "\n");
  }

  private static List<Event> life(String source) {
    var taker = Payloads.switchedOn(source);
    try (var files = Files.list(EXAMPLES.resolve(source))) {
      return files
          .filter(file -> file.getFileName().toString().matches("life-[^.]*\\.(json|xml)"))
          .sorted()
          .flatMap(file -> events(taker, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Event> events(Source source, Path file) {
    try {
      return source.take(Payloads.read(file)).items().stream()
          .filter(item -> item instanceof ItemOutcome.Events)
          .flatMap(item -> ((ItemOutcome.Events) item).events().stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

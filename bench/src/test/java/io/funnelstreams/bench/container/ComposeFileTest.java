package io.funnelstreams.bench.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docker-compose.yml} promises in its header; it needs no container. */
class ComposeFileTest {
  private static final Pattern SETTABLE =
      Pattern.compile("127\\.0\\.0\\.1:\\$\\{[A-Z_0-9]+_PORT:-\\d+}");

  private ComposeFile file;

  @BeforeEach
  void read() throws IOException {
    file = ComposeFile.read();
  }

  @Test
  void hasEveryPartOfTheSystem() {
    assertThat(file.services())
        .extracting(ComposeFile.Service::name)
        .containsExactlyInAnyOrder(
            "broker-1",
            "broker-2",
            "broker-3",
            "registry",
            "streams-1",
            "streams-2",
            "gateway",
            "page",
            "notifier",
            "alertmanager",
            "prometheus",
            "grafana");
  }

  @Test
  void checksTheHealthOfEveryPart() {
    assertThat(file.services())
        .allSatisfy(
            service ->
                assertThat(service.text()).as(service.name()).contains("healthcheck:", "test:"));
  }

  @Test
  void publishesPortsOnTheLoopbackAddressAloneAndLetsThemBeSet() {
    assertThat(file.services())
        .flatExtracting(ComposeFile.Service::published)
        .hasSize(9)
        .allMatch(address -> SETTABLE.matcher(address).matches());
  }

  @Test
  void namesEveryVariableWithItsDefaultInTheHeader() {
    var named =
        Arrays.stream(file.header().split("Variables,", -1)[1].split("[\\s#]+", -1))
            .filter(word -> word.matches("[A-Z_0-9]+=\\S+"))
            .collect(Collectors.toSet());

    assertThat(named).containsExactlyInAnyOrderElementsOf(file.variables());
  }

  @Test
  void namesAllThreeBrokersToClientsOfThisMachine() {
    var brokers =
        Stream.of(1, 2, 3)
            .map(number -> "localhost:%s9092".formatted(number))
            .collect(Collectors.joining(","));

    assertThat(file.header()).contains("FUNNEL_BOOTSTRAP_SERVERS=" + brokers);
  }

  @Test
  void hasASourceThatAcceptsTheKeyOfTheHeader() {
    var sources = Path.of("..", "examples", "compose", "sources");
    var variables = file.variables();

    var catalogue =
        SourceCatalogue.read(
            sources,
            name ->
                variables.stream()
                    .filter(each -> each.startsWith(name + "="))
                    .map(each -> each.substring(name.length() + 1))
                    .findFirst());

    assertThat(catalogue.broken()).isEmpty();
    assertThat(catalogue.configured()).extracting(Source::name).containsExactly("native");
    assertThat(file.header()).contains("Bearer a-key-of-your-own");
    assertThat(variables).contains("EVENTS_KEY=a-key-of-your-own");
  }
}

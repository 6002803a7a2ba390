package io.funnelstreams.app.run;

import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.api.resource.SourceState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The sources that are configured or broken, with the refused requests of a gateway of this
 * process.
 *
 * @param metrics where the gateway counts
 */
record SourceStates(SourceCatalogue sources, MeterRegistry metrics)
    implements Supplier<List<SourceState>> {

  @Override
  public List<SourceState> get() {
    var states = new ArrayList<SourceState>();
    sources
        .broken()
        .forEach(
            (name, why) ->
                states.add(
                    new SourceState(
                        name,
                        name,
                        "broken",
                        Optional.of(why.getMessage()),
                        Set.of(),
                        refused(name))));
    sources.configured().stream()
        .filter(source -> !sources.broken().containsKey(source.name()))
        .map(this::state)
        .forEach(states::add);
    return states;
  }

  private SourceState state(Source source) {
    return new SourceState(
        source.name(),
        source.title(),
        source.isOn() ? "on" : "off",
        source.whyOff(),
        source.families(),
        refused(source.name()));
  }

  private List<SourceState.RefusalCount> refused(String source) {
    return metrics.find("funnel.gateway.refused").tag("source", source).counters().stream()
        .map(SourceStates::count)
        .toList();
  }

  private static SourceState.RefusalCount count(Counter counter) {
    return new SourceState.RefusalCount(counter.getId().getTag("reason"), (long) counter.count());
  }
}

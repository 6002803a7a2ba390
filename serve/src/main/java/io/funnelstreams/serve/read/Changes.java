package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed with one commit of the model, the last state of each key only.
 *
 * @param id the id that a subscriber continues after; ids of one run of the model grow
 * @param removed the keys that have no row any more, by topic ({@code kpis}, {@code goals}, {@code
 *     alerts})
 * @param status the status where more than the time of catching up changed
 * @param reset why everything must be fetched again: then nothing else is in the changes
 */
public record Changes(
    String id,
    List<KpiRow> kpis,
    List<ScorecardRow> scorecards,
    List<Alert> alerts,
    Map<String, List<String>> removed,
    Optional<ReadModelStatus> status,
    Optional<String> reset) {
  public Changes {
    kpis = List.copyOf(kpis);
    scorecards = List.copyOf(scorecards);
    alerts = List.copyOf(alerts);
    removed = Map.copyOf(removed);
  }
}

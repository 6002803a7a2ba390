package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one commit of the model, the last state of each key only.
 *
 * @param id the id that a subscriber continues after; ids of one run of the model grow
 * @param removed the keys that no longer have a row, by topic ({@code kpis}, {@code goals}, {@code
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
  /** The reason of a reset where changes were missed. */
  public static final String MISSED = "changes_missed";

  /** The reason of a reset where another definition is shown. */
  public static final String DEFINITION_CHANGED = "definition_changed";

  /** The reason of a reset where the model was built anew. */
  public static final String REBUILT = "rebuilt";

  /** Every reason of a reset. */
  public static final List<String> RESETS = List.of(MISSED, DEFINITION_CHANGED, REBUILT);

  public Changes {
    kpis = List.copyOf(kpis);
    scorecards = List.copyOf(scorecards);
    alerts = List.copyOf(alerts);
    removed = Map.copyOf(removed);
  }

  /** Changes that ask subscribers to fetch everything again. */
  static Changes reset(String id, String reason) {
    return new Changes(
        id, List.of(), List.of(), List.of(), Map.of(), Optional.empty(), Optional.of(reason));
  }

  /** Changes of the status alone, which are given an id when they are published. */
  static Changes ofStatus(ReadModelStatus status) {
    return new Changes(
        "", List.of(), List.of(), List.of(), Map.of(), Optional.of(status), Optional.empty());
  }

  Changes withId(String newId) {
    return new Changes(newId, kpis, scorecards, alerts, removed, status, reset);
  }

  /** How many rows and keys there are, and 1 for the rest. */
  int size() {
    return 1
        + kpis.size()
        + scorecards.size()
        + alerts.size()
        + removed.values().stream().mapToInt(List::size).sum();
  }

  /** Whether there is nothing to send. */
  boolean isEmpty() {
    return size() == 1 && status.isEmpty() && reset.isEmpty();
  }
}

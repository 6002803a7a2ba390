package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.view.KpiRowDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what changed within one poll, of each key the last state only. For one thread. */
final class ChangeCollector {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeCollector.class);
  private static final String KPIS = "kpis";
  private static final String GOALS = "goals";
  private static final String ALERTS = "alerts";

  private final Map<String, Kpi> kpis = new LinkedHashMap<>();
  private final Map<String, Scorecard> scorecards = new LinkedHashMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final Map<String, Set<String>> removed = new TreeMap<>();
  private boolean smallTables;

  void kpi(String key, Kpi kpi) {
    kpis.put(key, kpi);
    backAgain(KPIS, key);
  }

  void scorecard(String key, Scorecard scorecard) {
    scorecards.put(key, scorecard);
    backAgain(GOALS, key);
  }

  private void backAgain(String name, String key) {
    removed.getOrDefault(name, new HashSet<>()).remove(key);
  }

  /** A row of a KPI or of the scorecard is shown no more. */
  void removed(TopicRecord read) {
    if (read.topic() == Topic.KPIS) {
      kpis.remove(read.key());
      removed(KPIS, read.key());
    } else {
      scorecards.remove(read.key());
      removed(GOALS, read.key());
    }
  }

  private void removed(String name, String key) {
    removed.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(key);
  }

  /** The alerts that were shown before, and those that are shown now. */
  void alerts(List<Alert> before, List<Alert> after) {
    var unchanged = new HashSet<>(before);
    after.stream().filter(alert -> !unchanged.contains(alert)).forEach(alerts::add);
    var ids = after.stream().map(Alert::getAlertId).collect(Collectors.toSet());
    before.stream()
        .map(Alert::getAlertId)
        .filter(id -> !ids.contains(id))
        .forEach(id -> removed(ALERTS, id));
  }

  /** A row whose key does not have our format was written by another program. */
  void unreadable(TopicRecord read) {
    LOG.warn(
        "A row is left out: its key is not KPI/grain/period/segment. topic={} key={} offset={}",
        read.topic().topicName(),
        read.key(),
        read.offset());
  }

  /** The scorecard or the alerts are to be read again. */
  void smallTable() {
    smallTables = true;
  }

  boolean touchesSmallTables() {
    return smallTables;
  }

  /** The changes; they have no id yet. */
  Changes changes() {
    removed.values().removeIf(Set::isEmpty);
    var keys = new TreeMap<String, List<String>>();
    removed.forEach((name, those) -> keys.put(name, List.copyOf(those)));
    return new Changes(
        "",
        kpis.values().stream().flatMap(kpi -> KpiRowDecoder.row(kpi).stream()).toList(),
        scorecards.values().stream().flatMap(card -> KpiRowDecoder.row(card).stream()).toList(),
        alerts,
        keys,
        Optional.empty(),
        Optional.empty());
  }
}

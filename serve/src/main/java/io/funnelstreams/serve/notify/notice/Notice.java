package io.funnelstreams.serve.notify.notice;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.GroupedAlert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One notification to one receiver: an alert is firing, or is resolved.
 *
 * @param alert the alert as it is now
 * @param thread the id of the alert that the receiver was first notified of under this key: it ties
 *     the notifications together
 * @param round how often the alert has been notified as firing, this time included
 * @param link where a person can look into it, as an absolute address
 */
public record Notice(Alert alert, String thread, int round, Optional<String> link) {

  /** Whether the alert is firing; otherwise it is resolved. */
  public boolean isFiring() {
    return alert.getState() == AlertState.FIRING;
  }

  /** Names this notification: the same however often it is sent, another for each other one. */
  public String key() {
    var state = isFiring() ? "firing" : "resolved";
    return thread + ":" + state + (round == 1 ? "" : ":" + round);
  }

  /** How urgent it is: {@code info}, {@code warning} or {@code critical}. */
  public String severity() {
    return word(alert.getSeverity());
  }

  /** Why the alert is raised: {@code drift}, {@code change}, {@code no_data}, {@code action}. */
  public String kind() {
    return word(alert.getKind());
  }

  /** When it entered its present state. */
  public Instant at() {
    return isFiring() || alert.getResolvedAt() == null ? alert.getFiredAt() : alert.getResolvedAt();
  }

  /** A line: the state, how urgent it is while it fires, and what it is about. */
  public String headline() {
    var state = isFiring() ? "FIRING, " + severity() : "RESOLVED";
    return "[" + state + "] " + alert.getTitle();
  }

  /** The segment in a line; empty for the whole company. */
  public String segment() {
    return new TreeMap<>(alert.getSegment())
        .entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
  }

  /** The facts for a person besides the sentence, name to text, in the order of reading. */
  public Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    text(alert.getKpi()).ifPresent(kpi -> facts.put("KPI", kpi));
    if (!alert.getSegment().isEmpty()) {
      facts.put("Segment", segment());
    }
    if (alert.getKind() != AlertKind.ACTION) {
      facts.put("Figures of", alert.getPeriodStart() + " to " + alert.getPeriodEnd());
    }
    figure(alert.getActual()).ifPresent(actual -> facts.put("Actual", actual));
    var expected = alert.getKind() == AlertKind.CHANGE ? "Before" : "Expected";
    figure(alert.getExpected()).ifPresent(figure -> facts.put(expected, figure));
    figure(alert.getTarget()).ifPresent(target -> facts.put("Target", target));
    text(alert.getOwner()).ifPresent(owner -> facts.put("Owner", owner));
    if (!alert.getStakeholders().isEmpty()) {
      facts.put("Informed", String.join(", ", alert.getStakeholders()));
    }
    text(alert.getTeam()).ifPresent(team -> facts.put("Team", team));
    text(alert.getObjective()).ifPresent(objective -> facts.put("Objective", objective));
    return facts;
  }

  /** The reason, and a line for each alert that this one groups. */
  public String story() {
    return alert.getReason()
        + alert.getGroup().stream().map(Notice::line).collect(Collectors.joining());
  }

  private static String line(GroupedAlert part) {
    return "\n- " + part.getTitle() + ": " + part.getReason();
  }

  private Optional<String> figure(Double value) {
    return Optional.ofNullable(value).map(figure -> NoticeFigures.of(figure, alert.getUnit()));
  }

  /** A field that an alert may lack. */
  public static Optional<String> text(String field) {
    return Optional.ofNullable(field);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.ActionEvidence;
import io.funnelstreams.core.plan.AlertRule.Severity;
import io.funnelstreams.core.plan.EvidenceCheck;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The alerts of one action: it is due soon, it is overdue, or it was done and its KPI did not move.
 *
 * @param reader reads the KPI
 * @param now the present time
 */
record ActionAlerts(
    Action action, Catalogue catalogue, BusinessCalendar calendar, KpiReader reader, Instant now) {
  /** The number of days before the due date on which the reminder is sent. */
  private static final int REMINDER_DAYS = 3;

  /** Why an alert on an action is raised; its name is part of the alert's id. */
  private enum Matter {
    DUE,
    OVERDUE,
    EVIDENCE
  }

  /** When something is so: until then, or still. */
  private record Span(LocalDate first, Optional<Instant> end) {}

  List<Alert> alerts() {
    return Stream.of(due(), overdue(), evidence()).flatMap(Optional::stream).toList();
  }

  private Optional<Alert> due() {
    var first = action.due().minusDays(REMINDER_DAYS);
    var over = calendar.startOf(action.due().plusDays(1));
    var end =
        closedAt().filter(at -> at.isBefore(over)).or(() -> Optional.of(over).filter(this::isPast));
    return alert(
        Matter.DUE,
        new Span(first, end),
        Severity.INFO,
        "\"%s\" is due on %s.".formatted(action.title(), action.due()));
  }

  private Optional<Alert> overdue() {
    return alert(
        Matter.OVERDUE,
        new Span(action.due().plusDays(1), closedAt()),
        Severity.WARNING,
        "\"%s\" was due on %s and %s."
            .formatted(
                action.title(),
                action.due(),
                action.state().isOpen() ? "is not done" : "was not done by then"));
  }

  /** When it was said to be done or dropped; empty while it is open. */
  private Optional<Instant> closedAt() {
    return action.lastChange().filter(change -> !change.state().isOpen()).map(ActionChange::at);
  }

  /**
   * An action that the plan file says is closed was so before any reminder could have been sent.
   */
  private boolean isClosedByTheFile() {
    return !action.state().isOpen() && action.lastChange().isEmpty();
  }

  private boolean isPast(Instant at) {
    return !now.isBefore(at);
  }

  private Optional<Alert> evidence() {
    return switch (action.state()) {
      case OPEN, IN_PROGRESS, DROPPED -> Optional.empty();
      case DONE ->
          action
              .evidence()
              .flatMap(asked -> closedAt().flatMap(at -> evidence(asked, calendar.dayOf(at))));
    };
  }

  /** It is news for as many days as were compared. */
  private Optional<Alert> evidence(ActionEvidence asked, LocalDate doneOn) {
    var check = EvidenceCheck.of(asked, doneOn, reader, calendar.dayOf(now));
    var kpi = catalogue.find(asked.kpi());
    if (check.verdict() != EvidenceCheck.Verdict.NOT_MOVED || kpi.isEmpty()) {
      return Optional.empty();
    }
    var old = calendar.startOf(check.knownOn().plusDays(asked.days()));
    return alert(
        Matter.EVIDENCE,
        new Span(check.knownOn(), Optional.of(old).filter(this::isPast)),
        Severity.WARNING,
        AlertMessage.notMoved(action, kpi.get(), check, doneOn));
  }

  private Optional<Alert> alert(Matter matter, Span span, Severity severity, String reason) {
    var since = calendar.startOf(span.first());
    boolean wasSo = isPast(since) && span.end().filter(end -> !end.isAfter(since)).isEmpty();
    if (!wasSo || isClosedByTheFile()) {
      return Optional.empty();
    }
    var subject = "action_%s/%s".formatted(matter.name().toLowerCase(Locale.ROOT), action.id());
    return Optional.of(
        new Alert(
            subject + "/" + span.first(),
            subject,
            AlertKind.ACTION,
            severity,
            action.title(),
            reason,
            action.goal(),
            action.evidence().map(ActionEvidence::kpi),
            action.segment(),
            span.first(),
            span.first(),
            since,
            since,
            span.end(),
            Optional.empty(),
            OptionalDouble.empty(),
            action.owner(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()));
  }
}

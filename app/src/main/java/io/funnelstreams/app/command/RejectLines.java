package io.funnelstreams.app.command;

import io.funnelstreams.app.run.RejectedInput;
import io.funnelstreams.app.terminal.TerminalSanitizer;
import io.funnelstreams.core.event.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The events that the plan's rules refused, in a few lines: by reason, how many, and the first. */
final class RejectLines {
  private RejectLines() {}

  /** The lines of a report, with the place of the first of each. */
  static List<String> ofThePlan(List<RejectedInput> rejects) {
    var byReason = new EnumMap<RejectReason, List<RejectedInput>>(RejectReason.class);
    rejects.stream()
        .filter(RejectedInput::byThePlan)
        .forEach(
            reject ->
                byReason
                    .computeIfAbsent(reject.rejection().reason(), reason -> new ArrayList<>())
                    .add(reject));
    return byReason.entrySet().stream().map(RejectLines::line).toList();
  }

  private static String line(Map.Entry<RejectReason, List<RejectedInput>> rejects) {
    int count = rejects.getValue().size();
    var first = rejects.getValue().get(0);
    return String.format(
        Locale.ROOT,
        "%,d %s rejected as %s; first: %s, line %d: %s",
        count,
        count == 1 ? "event" : "events",
        rejects.getKey().name().toLowerCase(Locale.ROOT),
        first.place().file(),
        first.place().line(),
        TerminalSanitizer.line(first.rejection().explanation()));
  }
}

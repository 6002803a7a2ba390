package io.funnelstreams.app.command;

import io.funnelstreams.app.terminal.Visible;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectLog;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the stream did not take, in a few lines: by reason, how many and the first of them. */
final class RejectLines {
  private RejectLines() {}

  /**
   * The lines; none where it took everything. What no event was made of is the importer's or the
   * gateway's.
   */
  static List<String> ofTheStream(Map<String, Object> clientProperties) {
    var byReason = new EnumMap<RejectReason, List<Reject>>(RejectReason.class);
    RejectLog.read(clientProperties).stream()
        .filter(reject -> reject.mapping().isEmpty())
        .forEach(
            reject ->
                byReason
                    .computeIfAbsent(reject.rejection().reason(), reason -> new ArrayList<>())
                    .add(reject));
    return byReason.entrySet().stream().map(RejectLines::line).toList();
  }

  private static String line(Map.Entry<RejectReason, List<Reject>> rejects) {
    var first = rejects.getValue().get(0);
    return String.format(
        Locale.ROOT,
        "%,d events rejected as %s, for example: %s",
        rejects.getValue().size(),
        rejects.getKey().name().toLowerCase(Locale.ROOT),
        Visible.line(first.rejection().explanation()));
  }
}

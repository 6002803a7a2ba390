package io.funnelstreams.app.command;

import io.funnelstreams.app.InputException;
import io.funnelstreams.app.terminal.TerminalSanitizer;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectRetry;
import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceRetrial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One reject in full, in lines: its input, the reason, and the result of a retry now. */
final class RejectDetails {
  private RejectDetails() {}

  /**
   * The reject whose id has this prefix.
   *
   * @throws InputException where there is none, or more than one
   */
  static Reject find(String id, List<Reject> rejects) {
    var found = rejects.stream().filter(reject -> reject.id().startsWith(id)).toList();
    if (found.size() != 1) {
      throw new InputException(
          "%s rejects have an id that begins with '%s'; 'funnel rejects' lists them"
              .formatted(found.isEmpty() ? "no" : "several", id));
    }
    return found.get(0);
  }

  /** The lines; the result of a retry is known only for rejects of a source. */
  static List<String> lines(Reject reject, List<Source> sources) {
    var lines = new ArrayList<String>();
    lines.add("id: " + reject.id());
    lines.add("at: %s, attempt %s".formatted(reject.at(), reject.attempt()));
    lines.add("place: " + reject.place());
    reject.mapping().ifPresent(mapping -> lines.add("read by: " + mapping));
    reject.rejection().field().ifPresent(field -> lines.add("field: " + field));
    lines.add(
        "reason: %s: %s"
            .formatted(
                reject.rejection().reason().name().toLowerCase(Locale.ROOT),
                reject.rejection().explanation()));
    sources.stream()
        .map(SourceRetrial::new)
        .filter(retrial -> retrial.made(reject))
        .findFirst()
        .ifPresent(retrial -> lines.addAll(now(retrial.again(reject))));
    lines.replaceAll(TerminalSanitizer::line);
    lines.add("");
    lines.add(
        reject.contentType().startsWith("avro")
            ? reject.raw().toString()
            : TerminalSanitizer.lines(reject.raw().text(StandardCharsets.UTF_8)));
    return lines;
  }

  private static List<String> now(RejectRetry.Outcome outcome) {
    if (outcome instanceof RejectRetry.Still still) {
      return List.of("now: still rejected: " + still.rejection().explanation());
    }
    var events = ((RejectRetry.Taken) outcome).events();
    return events.isEmpty()
        ? List.of("now: not of interest")
        : events.stream()
            .map(event -> "now: %s of %s".formatted(event.header().key(), event.header().partyId()))
            .toList();
  }
}

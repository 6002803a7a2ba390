package io.funnelstreams.app.command;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.reject.Reject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which rejects a person asks for. */
final class RejectFilter {
  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only those of this source; with --replay the source to replay by.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--reason",
      split = ",",
      paramLabel = "REASON",
      description = "Only those for these reasons: ${COMPLETION-CANDIDATES}.")
  private Set<RejectReason> reasons = Set.of();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Only those of this day (UTC) and later.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(names = "--to", paramLabel = "DAY", description = "Only those until this day (UTC).")
  private Optional<LocalDate> to = Optional.empty();

  Optional<String> source() {
    return source;
  }

  List<Reject> of(List<Reject> rejects) {
    return rejects.stream().filter(this::fits).toList();
  }

  private boolean fits(Reject reject) {
    var day = reject.at().atZone(ZoneOffset.UTC).toLocalDate();
    return source.map(name -> isOf(name, reject)).orElse(true)
        && (reasons.isEmpty() || reasons.contains(reject.rejection().reason()))
        && from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** Matches the name of a source, or the system that its events come from. */
  private static boolean isOf(String name, Reject reject) {
    return reject.source().equals(name) || reject.mapping().filter(name::equals).isPresent();
  }
}

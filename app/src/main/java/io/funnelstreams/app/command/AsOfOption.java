package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PastSystem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The day whose closing numbers a user wants to see. */
final class AsOfOption {
  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description =
          "What was to be seen on the evening of this day in the plan's time zone, for example"
              + " 2026-03-31: what was recorded later, or of imported history happened later, is"
              + " left out.")
  private Optional<LocalDate> day = Optional.empty();

  Optional<LocalDate> day() {
    return day;
  }

  /** The running system as of the end of that day. */
  static PastSystem read(Cluster running, LocalDate evening, FunnelCommand funnel) {
    var progress = new ReadProgress(funnel.console());
    var past = PastSystem.read(running, evening, Clock.systemUTC(), progress::read);
    progress.end();
    var err = funnel.console().err();
    err.println(
        past.planAppliedAt()
            .map(at -> "As of the evening of %s, by the plan applied at %s.".formatted(evening, at))
            .orElse(
                "As of the evening of %s, by the present plan: none was applied by then."
                    .formatted(evening)));
    if (past.keepsForgotten()) {
      err.println(
          "Persons were forgotten whose part the published numbers keep; it is not in these.");
    }
    return past;
  }
}

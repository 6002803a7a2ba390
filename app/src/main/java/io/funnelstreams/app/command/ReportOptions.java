package io.funnelstreams.app.command;

import io.funnelstreams.app.InputException;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingText;
import io.funnelstreams.app.run.FileReport;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RejectedInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The inputs of a report, and the file of its rejects. */
final class ReportOptions {
  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "How the numbers are counted and broken down.")
  private Path planFile;

  @Option(
      names = "--import",
      required = true,
      paramLabel = "MAPPING=DATA[,DATA...]",
      converter = ImportArgument.Converter.class,
      description = "Files and the mapping they are read with; may be given several times.")
  private List<ImportArgument> imports;

  @Option(
      names = "--kpi",
      paramLabel = "ID",
      split = ",",
      description = "Only these KPIs (default: all).")
  private Set<String> kpis = Set.of();

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write every rejected row to this file, with its line, its field and what to do: JSON"
              + " Lines where the name ends with .jsonl, .ndjson or .json, otherwise CSV.")
  private Optional<Path> rejectsFile = Optional.empty();

  Set<String> kpis() {
    return kpis;
  }

  PlanFile plan() {
    return PlanFile.read(planFile);
  }

  /** Reads the mappings, then the files. */
  FileReport report(PlanFile plan, Optional<LocalDate> asOf, int firstEvents) {
    var parts = ImportArgument.read(imports);
    return FileReport.of(plan, parts, new FileReport.Moment(Instant.now(), asOf), firstEvents);
  }

  /** Writes the rejects where a file is named, also where there are none. */
  void write(List<RejectedInput> rejects) {
    rejectsFile.ifPresent(file -> write("--rejects", file, PreviewListing.rejectsInFull(rejects)));
  }

  static void write(String option, Path file, Listing listing) {
    try {
      ListingText.write(listing, file);
    } catch (IOException e) {
      throw new InputException("%s %s cannot be written: %s".formatted(option, file, e), e);
    }
  }

  boolean writesRejects() {
    return rejectsFile.isPresent();
  }
}

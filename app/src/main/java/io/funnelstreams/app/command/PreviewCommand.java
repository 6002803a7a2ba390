package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Format;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingPrinter;
import io.funnelstreams.app.run.FileReport;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.RejectedInput;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.time.Grain;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the events that a mapping makes of files, before an import. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a mapping makes of files, for a person to look over before they are imported:"
          + " the events with the range of their days and amounts, the first of them in full, every"
          + " kind of rejected row, and the KPIs they come to. Nothing has to be up, and nothing is"
          + " kept. Ends with 3 where any row was rejected."
    })
final class PreviewCommand implements Callable<Integer> {
  private static final int REJECTS_SHOWN = 20;

  @ParentCommand private FunnelCommand funnel;
  @Mixin private ReportOptions options;
  @Mixin private QueryOptions query;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How many of the first events of each import are shown (default: ${DEFAULT-VALUE}).")
  private int firstEvents;

  @Override
  public Integer call() {
    funnel.settings(Map.of());
    var plan = options.plan();
    var wanted = query.query(options.kpis(), Grain.TOTAL);
    KnownNames.check(wanted, plan.plan());
    var report = options.report(plan, Optional.empty(), Math.max(1, firstEvents));
    var zone = plan.plan().rules().calendar().zone();
    report.parts().forEach(part -> show(part, zone));
    var rejects = report.rejects();
    options.write(rejects);
    showRejects(rejects);
    showKpis(report, plan, wanted);
    return rejects.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
  }

  private void show(FileReport.Part part, ZoneId zone) {
    heading(
        "%s through %s"
            .formatted(
                String.join(", ", part.from().files().stream().map(Object::toString).toList()),
                part.from().mapping().name()));
    part.summary().lines().forEach(funnel.console().out()::println);
    if (!part.made().isEmpty()) {
      funnel.console().out().println();
      print(PreviewListing.made(part.made()));
      heading("The first events (times in %s)".formatted(zone));
      print(PreviewListing.first(part.first(), zone));
    }
  }

  private void showRejects(List<RejectedInput> rejects) {
    if (rejects.isEmpty()) {
      return;
    }
    heading(String.format(Locale.ROOT, "Rejected: %,d", rejects.size()));
    print(PreviewListing.rejects(rejects.stream().limit(REJECTS_SHOWN).toList()));
    if (rejects.size() > REJECTS_SHOWN) {
      line(
          options.writesRejects()
              ? "and %,d more: the file of --rejects has all of them"
              : "and %,d more: --rejects FILE writes all of them to a file",
          rejects.size() - REJECTS_SHOWN);
    }
  }

  private void showKpis(
      FileReport report, PlanFile plan, io.funnelstreams.serve.view.KpiQuery wanted) {
    var rows = report.kpis(wanted);
    var valued = rows.stream().filter(row -> row.value().isPresent()).toList();
    heading("KPIs by plan '%s'".formatted(plan.plan().name()));
    if (valued.isEmpty()) {
      line("%s", rows.isEmpty() ? EmptyReport.why(report) : "No KPI has a value.");
    } else {
      print(KpiListing.of(valued));
    }
    if (valued.size() < rows.size()) {
      line(
          "%,d rows have no value; 'funnel report' lists them with the reason.",
          rows.size() - valued.size());
    }
    if (!plan.plan().goals().isEmpty()) {
      heading("Goals");
      print(KpiListing.ofGoals(report.scorecards().stream().filter(r -> r.isWholeGoal()).toList()));
    }
  }

  private void heading(String text) {
    var console = funnel.console();
    console.out().println();
    console.out().println(console.outHasColours() ? Style.BOLD.on(text) : text);
  }

  private void line(String format, Object... values) {
    funnel.console().out().println(String.format(Locale.ROOT, format, values));
  }

  private void print(Listing listing) {
    new ListingPrinter(funnel.console()).print(listing, Format.TABLE);
  }
}

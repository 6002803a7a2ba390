package io.funnelstreams.app.command;

import io.funnelstreams.app.planning.HtmlDocument;
import io.funnelstreams.app.planning.MarkdownDocument;
import io.funnelstreams.app.planning.PlanChapters;
import io.funnelstreams.app.planning.PlanFigures;
import io.funnelstreams.app.planning.PlanView;
import io.funnelstreams.app.planning.PublishedFigures;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.core.plan.Plan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints a plan as a document. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a plan as a document: Markdown, or a page to print. Without FILE it is the plan of"
          + " the system that is up.",
      "With --bootstrap-servers, or without FILE, it says where goals, budget and break-even stand."
    })
final class PlanShowCommand implements Runnable {
  /** How a document is written. */
  enum DocumentFormat {
    MARKDOWN,
    HTML
  }

  @ParentCommand private PlanCommand parent;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The plan.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "markdown",
      description = "markdown or html (default: ${DEFAULT-VALUE}).")
  private DocumentFormat format;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      defaultValue = "whole",
      description = "whole, marketing or sales (default: ${DEFAULT-VALUE}).")
  private PlanView view;

  @Override
  public void run() {
    var out = parent.funnel().console().out();
    var document = chapters().document();
    out.print(
        switch (format) {
          case MARKDOWN -> MarkdownDocument.of(document);
          case HTML -> HtmlDocument.of(document);
        });
    out.flush();
  }

  private PlanChapters chapters() {
    if (file.isPresent() && !cluster.namesBroker()) {
      var plan = PlanFile.read(file.get()).plan();
      return new PlanChapters(plan, view, PlanFigures.none(today(plan)));
    }
    var running = Cluster.reach(parent.funnel().settings(cluster.asSettings())).withTopics();
    var plan =
        file.map(path -> PlanFile.read(path).plan())
            .orElseGet(() -> AppliedPlan.require(running).plan());
    return new PlanChapters(plan, view, PublishedFigures.read(running, plan, today(plan)));
  }

  private static LocalDate today(Plan plan) {
    return LocalDate.now(plan.rules().calendar().zone());
  }
}

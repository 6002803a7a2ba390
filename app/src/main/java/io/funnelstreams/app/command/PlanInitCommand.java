package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.InputException;
import io.funnelstreams.app.planning.PlanDraft;
import io.funnelstreams.app.planning.PlanQuestions;
import io.funnelstreams.app.planning.PlanTemplate;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.GoalHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** Writes a first plan. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a plan to begin with, by a template, and says what to fill in. On a terminal it asks"
          + " what it does not know; with --yes it does not.",
      "With --bootstrap-servers it says what the company's own past makes of each goal."
    })
final class PlanInitCommand implements Runnable {
  @ParentCommand private PlanCommand parent;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "plan.yaml",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      converter = TemplateName.class,
      completionCandidates = TemplateNames.class,
      description = "${COMPLETION-CANDIDATES} (default: saas).")
  private Optional<PlanTemplate> template = Optional.empty();

  @Option(names = "--name", paramLabel = "TEXT", description = "The plan's name.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      converter = ZoneName.class,
      description = "Whose midnights separate days (default: UTC).")
  private Optional<ZoneId> zone = Optional.empty();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      converter = CurrencyCode.class,
      description = "The currency of its amounts (default: EUR).")
  private Optional<Currency> currency = Optional.empty();

  @Option(names = "--yes", description = "Ask nothing; take what is usual.")
  private boolean yes;

  @Option(names = "--force", description = "Overwrite the file if it is there.")
  private boolean force;

  /** Reads the name of a template. */
  static final class TemplateName implements ITypeConverter<PlanTemplate> {
    @Override
    public PlanTemplate convert(String name) {
      return Arrays.stream(PlanTemplate.values())
          .filter(each -> each.id().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no template; there are %s"
                          .formatted(name, String.join(", ", new TemplateNames()))));
    }
  }

  /** Reads a time zone. */
  static final class ZoneName implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'%s' is no time zone; write one such as Europe/Berlin, or UTC".formatted(name));
      }
    }
  }

  /** Reads a currency. */
  static final class CurrencyCode implements ITypeConverter<Currency> {
    @Override
    public Currency convert(String code) {
      try {
        return PlanQuestions.currency(code);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** The names of the templates. */
  static final class TemplateNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(PlanTemplate.values()).map(PlanTemplate::id).iterator();
    }
  }

  @Override
  public void run() {
    if (Files.exists(file) && !force) {
      throw new InputException(
          "%s is there already; name another file, or --force to overwrite it".formatted(file));
    }
    var asked = asks() ? Optional.of(questions()) : Optional.<PlanQuestions>empty();
    var chosen = template.or(() -> asked.map(a -> a.template(PlanTemplate.SAAS)));
    var draft = new PlanDraft(chosen.orElse(PlanTemplate.SAAS).text(terms(asked)));
    // A mistake in the template would be the program's, so the command reads the plan before it
    // writes it.
    draft.plan();
    write(draft.text());
    report(draft);
  }

  private boolean asks() {
    var console = parent.funnel().console();
    if (!yes && !console.outIsTerminal()) {
      throw new InputException(
          "the output is no terminal, so nothing can be asked; add --yes, and --template, --name,"
              + " --time-zone and --currency for what is not the default");
    }
    return !yes;
  }

  private PlanQuestions questions() {
    var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    return new PlanQuestions(new BufferedReader(in), parent.funnel().console().out());
  }

  private PlanTemplate.Terms terms(Optional<PlanQuestions> asked) {
    var planName = answer(name, asked, "What is the plan called?", "Our plan", Function.identity());
    var days =
        answer(zone, asked, "In which time zone are its days?", ZoneId.of("UTC"), ZoneId::of);
    var money =
        answer(
            currency,
            asked,
            "In which currency are its amounts?",
            Currency.getInstance("EUR"),
            PlanQuestions::currency);
    return new PlanTemplate.Terms(planName, days, money, LocalDate.now(days));
  }

  private static <T> T answer(
      Optional<T> given,
      Optional<PlanQuestions> asked,
      String question,
      T usual,
      Function<String, T> parse) {
    return given.orElseGet(
        () -> asked.map(a -> a.ask(question, usual, Object::toString, parse)).orElse(usual));
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new FunnelException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void report(PlanDraft draft) {
    var out = parent.funnel().console().out();
    out.printf("%s is written: %s goals.%n", file, draft.plan().goals().size());
    if (cluster.namesBroker()) {
      ofThePast(draft, out);
    }
    out.println("What to fill in:");
    draft.toFillIn(file.toString()).forEach(line -> out.println("  " + line));
    out.println("Then: funnel plan check " + file);
    out.flush();
  }

  private void ofThePast(PlanDraft draft, PrintStream out) {
    var running = Cluster.reach(parent.funnel().settings(cluster.asSettings())).withTopics();
    var plan = draft.plan();
    var today = LocalDate.now(plan.rules().calendar().zone());
    out.println("What the past says:");
    draft
        .ofThePast(GoalHistory.read(running, plan), today)
        .forEach(line -> out.println("  " + line));
  }
}

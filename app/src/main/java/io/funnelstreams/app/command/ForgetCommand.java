package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.ErasureScope;
import io.funnelstreams.app.run.MergeTransferCleaner;
import io.funnelstreams.app.run.PartyTopics;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.serve.catchup.CatchUpTimeoutException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Forgets persons. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Forgets a person: removes its events from the state of the system that is up, under every"
          + " name that merges and identifications connect. The plan says (forget: keep or"
          + " retract) whether the numbers keep what the person went into.",
      "The event topics keep what was published; docs/privacy.md says what is where. An id that"
          + " no event has is named, and the command ends with 3."
    })
final class ForgetCommand implements Callable<Integer> {
  /**
   * A running Kafka Streams application reads the request sooner; the command does not wait for one
   * that is down.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "PARTY",
      arity = "0..*",
      description = "The id of a party (party_id) of the person; of several persons one each.")
  private List<String> parties = List.of();

  @Option(
      names = "--requested",
      description =
          "Those that sources ask to forget ('funnel rejects --reason erasure_requested').")
  private boolean requested;

  @Option(names = "--yes", description = "Do not ask before.")
  private boolean yes;

  @Override
  public Integer call() {
    if (parties.isEmpty() && !requested) {
      throw new ParameterException(
          spec.commandLine(), "Who is to be forgotten? Name a PARTY, or say --requested.");
    }
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var plan =
        AppliedPlan.read(running)
            .orElseThrow(
                () -> new FunnelException("No plan is in force: there is nothing to forget."));
    var aggregates = plan.plan().forget();
    var request = new ErasureScope(running);
    var named = named(request);
    if (named.isEmpty()) {
      out().println("No source asks to forget anybody.");
      return ExitCode.OK;
    }
    var persons = request.persons(named);
    var ids = persons.stream().flatMap(List::stream).toList();
    try (var topics = PartyTopics.read(running, ids)) {
      var known = request.known(persons, topics);
      sayUnknown(persons, known);
      if (!known.isEmpty()) {
        printPersons(known, aggregates);
        if (!yes && !confirmed()) {
          funnel.console().err().println("Nothing was forgotten.");
          return ExitCode.FAILURE;
        }
        ask(request, known, aggregates, topics);
      }
      clearRejects(request, persons);
      if (!known.isEmpty()) {
        finish(plan, running);
      }
      return namesUnknown(known) ? ExitCode.INPUT : ExitCode.OK;
    }
  }

  /** Looks once more for events recorded up to the instant, so that it misses no topic. */
  private static void ask(
      ErasureScope request, List<List<String>> persons, Aggregates aggregates, PartyTopics topics) {
    var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    topics.catchUp();
    persons.forEach(person -> request.ask(person, at, aggregates, topics));
  }

  private void clearRejects(ErasureScope request, List<List<String>> persons) {
    int rejects = request.clearRejects(persons);
    if (rejects > 0) {
      out().println(String.format(Locale.ROOT, "%,d rejected events were taken away.", rejects));
    }
    int rows = request.clearImports(persons);
    if (rows > 0) {
      out()
          .println(
              String.format(Locale.ROOT, "%,d rows of imports do not name them any more.", rows));
    }
  }

  /** With a mistyped id the person would not be forgotten, so the command always reports it. */
  private void sayUnknown(List<List<String>> persons, List<List<String>> known) {
    persons.stream()
        .filter(person -> !known.contains(person))
        .map(person -> unknown(person.get(0)))
        .forEach(funnel.console().err()::println);
    funnel.console().err().flush();
  }

  private String unknown(String id) {
    var text =
        parties.contains(id)
            ? "No event has the party '%s': there is nothing to forget, and the id was written"
                + " nowhere. 'funnel explain leads --period total' lists ids as they are spelled."
            : "A source asks to forget '%s', but no event has this party: the request is closed.";
    return text.formatted(id);
  }

  private boolean namesUnknown(List<List<String>> known) {
    var ids = known.stream().flatMap(List::stream).toList();
    return !ids.containsAll(parties);
  }

  private List<String> named(ErasureScope request) {
    return requested
        ? Stream.concat(parties.stream(), request.requested().stream()).distinct().toList()
        : parties;
  }

  /** Merge transfers can be deleted only after every application has read them. */
  private void finish(AppliedPlan plan, Cluster running) {
    try {
      plan.awaitEveryEvent(running, PATIENCE);
      new MergeTransferCleaner(running).delete();
      out().println("Forgotten.");
    } catch (CatchUpTimeoutException e) {
      out()
          .println(
              "Asked for. The Kafka Streams application is not up or has more to read: it forgets"
                  + " when it comes to it. Give the command again then, to clear the topic of"
                  + " merges too.");
    }
    out().flush();
  }

  private void printPersons(List<List<String>> persons, Aggregates aggregates) {
    persons.forEach(person -> out().println("To be forgotten: " + String.join(", ", person)));
    out()
        .println(
            switch (aggregates) {
              case KEEP -> "The numbers stay as they are (forget: keep).";
              case RETRACT -> "The numbers become those without them (forget: retract).";
            });
    out().flush();
  }

  private boolean confirmed() {
    if (!funnel.console().errIsTerminal()) {
      throw new ParameterException(
          spec.commandLine(), "Nobody can be asked here: say --yes to forget without asking.");
    }
    funnel.console().err().print("This cannot be undone. Forget? [y/N] ");
    funnel.console().err().flush();
    try {
      var answer =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PrintStream out() {
    return funnel.console().out();
  }
}

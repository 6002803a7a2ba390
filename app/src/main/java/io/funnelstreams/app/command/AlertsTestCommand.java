package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.NotificationsFile;
import io.funnelstreams.schemas.yaml.Suggestion;
import io.funnelstreams.serve.notify.notice.Notice;
import io.funnelstreams.serve.notify.notice.TestNotice;
import io.funnelstreams.serve.notify.receiver.DeliveryException;
import io.funnelstreams.serve.notify.receiver.Receiver;
import io.funnelstreams.serve.notify.setup.Notifications;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tries receivers out. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a notification that is marked as a test to each receiver, once, and says what came of"
          + " it. No cluster is needed.",
      "PagerDuty opens an incident, which a person closes; an Alertmanager ends the test by itself."
    })
final class AlertsTestCommand implements Callable<Integer> {
  private static final String SENT = "ok";

  @ParentCommand private AlertsCommand parent;
  @Spec private CommandSpec spec;
  @Mixin private NotificationsOption file;
  @Mixin private FormatOption format;

  @Parameters(
      paramLabel = "RECEIVER",
      arity = "0..*",
      description = "Names of receivers (default: all).")
  private List<String> names = new ArrayList<>();

  @Override
  public Integer call() {
    var console = parent.funnel().console();
    var settings = parent.funnel().settings(file.with(Map.of()));
    var notifications = NotificationsFile.read(settings, console.environment());
    var receivers = notifications.receivers();
    names.forEach(name -> check(name, receivers.keySet()));
    var chosen = names.isEmpty() ? List.copyOf(receivers.keySet()) : names;
    var rows = chosen.stream().map(name -> row(name, notifications)).toList();
    format.print(console, new Listing(List.of("receiver", "kind", "outcome"), rows));
    boolean all = rows.stream().allMatch(row -> row.get(2).shown().equals(SENT));
    return all ? ExitCode.OK : ExitCode.FAILURE;
  }

  private void check(String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no receiver '%s'%s".formatted(name, Suggestion.didYouMean(name, known)));
    }
  }

  private static List<ListingCell> row(String name, Notifications notifications) {
    var receiver = notifications.receivers().get(name);
    var notice = TestNotice.at(Clock.systemUTC().instant(), notifications.address());
    return List.of(
        ListingCell.text(name),
        ListingCell.text(receiver.description()),
        ListingCell.text(failure(receiver, notice).orElse(SENT)));
  }

  private static Optional<String> failure(Receiver receiver, Notice notice) {
    try {
      receiver.send(notice);
      return Optional.empty();
    } catch (DeliveryException e) {
      return Optional.of(e.getMessage());
    }
  }
}

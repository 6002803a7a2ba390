package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Loads;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Holds notifications. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = {
      "Holds all notifications until 'funnel alerts release'. Events are counted and alerts are"
          + " listed as ever; what is due after the hold is sent then."
    })
final class AlertsHoldCommand implements Runnable {
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([mhd])");

  @ParentCommand private AlertsCommand parent;
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions clusterOptions;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      description =
          "When the hold ends by itself: a length (90m, 2h, 3d) or a time with its offset"
              + " (2026-12-01T09:00+01:00).")
  private Optional<String> until = Optional.empty();

  @Option(names = "--note", paramLabel = "TEXT", description = "Why; 'funnel alerts' shows it.")
  private Optional<String> note = Optional.empty();

  @Override
  public void run() {
    var clock = Clock.systemUTC();
    var end = until.map(text -> instant(text, clock.instant()));
    var settings = parent.funnel().settings(clusterOptions.asSettings());
    var cluster = Cluster.reach(settings).withTopics();
    TopicProvisioner.ensure(cluster, settings, List.of(Topic.LOADS));
    new Loads(cluster, clock).hold(end, note);
    var out = parent.funnel().console().out();
    out.println(
        end.map(
                "Notifications are held until %s; 'funnel alerts release' ends that before."
                    ::formatted)
            .orElse("Notifications are held until 'funnel alerts release'."));
    out.flush();
  }

  private Instant instant(String text, Instant now) {
    var length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
    var end = length.matches() ? now.plus(length(length.group(1), length.group(2))) : time(text);
    if (!end.isAfter(now)) {
      throw new ParameterException(spec.commandLine(), "--until %s is over.".formatted(text));
    }
    return end;
  }

  private static Duration length(String number, String unit) {
    long count = Long.parseLong(number);
    return switch (unit) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--until %s is neither a length such as 2h nor a time such as 2026-12-01T09:00+01:00."
              .formatted(text));
    }
  }
}

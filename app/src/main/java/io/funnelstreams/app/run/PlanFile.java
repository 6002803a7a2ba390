package io.funnelstreams.app.run;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.schemas.yaml.YamlProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A plan with the text it was read from. */
public record PlanFile(Plan plan, String text) {
  /**
   * Reads a plan.
   *
   * @throws InvalidYamlException with every mistake, by line and field
   */
  public static PlanFile read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "the file is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw unreadable(file, "the file cannot be read: " + e.getMessage());
    }
  }

  /** As {@link #read}, of a text; problems show the name. */
  public static PlanFile parse(String name, String text) {
    return new PlanFile(PlanYaml.parse(name, text), text);
  }

  /**
   * Identifies the plan's definition of the numbers; plans that differ only in goals have the same
   * version.
   */
  public String version() {
    return PlanDefinition.versionOf(plan);
  }

  /** As {@link #apply(Cluster, Clock, Optional)}, without a note. */
  public void apply(Cluster cluster, Clock clock) {
    apply(cluster, clock, Optional.empty());
  }

  /**
   * Publishes the plan, so that it is active from now on. A text that is active already is no new
   * version.
   *
   * @param note why
   */
  public void apply(Cluster cluster, Clock clock, Optional<String> note) {
    var record = record(clock, note);
    if (!holdsAlready(cluster)) {
      cluster.put(Topic.PLAN, AppliedPlans.key(plan.name(), record.getAppliedAt()), record);
    }
    cluster.put(Topic.PLAN, plan.name(), record);
  }

  private boolean holdsAlready(Cluster cluster) {
    var versions =
        AppliedPlans.read(cluster).stream().filter(v -> v.getName().equals(plan.name())).toList();
    return !versions.isEmpty() && versions.get(versions.size() - 1).getYaml().equals(text);
  }

  private io.funnelstreams.schemas.avro.Plan record(Clock clock, Optional<String> note) {
    return io.funnelstreams.schemas.avro.Plan.newBuilder()
        .setName(plan.name())
        .setYaml(text)
        .setVersion(version())
        .setAppliedBy(System.getProperty("user.name"))
        .setAppliedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .setNote(note.orElse(null))
        .build();
  }

  private static InvalidYamlException unreadable(Path file, String why) {
    return new InvalidYamlException(List.of(new YamlProblem(file.toString(), 0, 0, "", why)));
  }
}

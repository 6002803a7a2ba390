package io.funnelstreams.app.run;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.codec.ActionCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.catchup.CatchUp;
import io.funnelstreams.serve.view.ActiveDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The plan that was applied last, and the plan that the numbers are counted by. They differ where a
 * plan was applied after the Kafka Streams application started.
 *
 * @param version the version of the plan's definition
 * @param text the plan as it was written
 * @param counting the plan that the published numbers are counted by; empty until the Kafka Streams
 *     application has started
 */
public record AppliedPlan(String name, String version, String text, Optional<Counted> counting) {

  /**
   * The plan that the numbers are counted by, as it was when the Kafka Streams application started
   * to count.
   */
  public record Counted(String version, String name, String text) {}

  /** The last plan of a cluster that has our topics; empty where none was applied yet. */
  public static Optional<AppliedPlan> read(Cluster cluster) {
    return record(cluster)
        .map(
            plan ->
                new AppliedPlan(
                    plan.getName(), plan.getVersion(), plan.getYaml(), counting(cluster)));
  }

  /**
   * As {@link #read}, where there has to be one.
   *
   * @throws FunnelException where none was applied yet
   */
  public static AppliedPlan require(Cluster cluster) {
    return read(cluster).orElseThrow(AppliedPlan::missing);
  }

  /** The failure of a command that needs an applied plan. */
  static FunnelException missing() {
    return new FunnelException("no plan is applied; 'funnel plan apply FILE' puts one into effect");
  }

  /** The record of the last plan of a cluster; empty where none was applied yet. */
  static Optional<io.funnelstreams.schemas.avro.Plan> record(Cluster cluster) {
    return last(cluster, Topic.PLAN).map(io.funnelstreams.schemas.avro.Plan.class::cast);
  }

  /** The plan itself. */
  public Plan plan() {
    return PlanYaml.parse("the plan '" + name + "'", text);
  }

  /** The plan whose breakdowns and KPIs the published numbers have. */
  public Plan countedBy() {
    return counting
        .map(counted -> PlanYaml.parse("the plan '" + counted.name() + "'", counted.text()))
        .orElseGet(this::plan);
  }

  private String countedVersion() {
    return counting.map(Counted::version).orElse(version);
  }

  /**
   * Waits until every event that is on the cluster is in the KPIs.
   *
   * @param patience how long to wait without any progress
   */
  public void awaitEveryEvent(Cluster cluster, Duration patience) {
    try (var catchUp = CatchUp.open(cluster.properties(), cluster.values(), countedVersion())) {
      catchUp.await(patience, () -> {});
    }
  }

  /** The effect of applying another plan, in a sentence or two for the user who applies it. */
  public String effectOf(PlanFile next) {
    if (!next.plan().name().equals(name)) {
      return ("The plan before it was '%s'. The Kafka Streams application goes on with the plan it"
              + " was started with; start 'funnel up' again with '%s' for its goals and numbers"
              + " to hold.")
          .formatted(name, next.plan().name());
    }
    return next.version().equals(countedVersion())
        ? "Numbers are counted as before. Its goals take effect at once."
        : ("It counts differently (%s instead of %s). Its goals take effect at once. Its numbers"
                + " take effect when 'funnel up' is started again with it: every KPI is then"
                + " computed anew from the first event, and until that is done the numbers of"
                + " before stay.")
            .formatted(next.version(), countedVersion());
  }

  private static Optional<Counted> counting(Cluster cluster) {
    try (var active = ActiveDefinition.open(cluster.properties(), cluster.values())) {
      active.catchUp();
      return active
          .last()
          .map(
              reported ->
                  new Counted(reported.getVersion(), reported.getPlan(), reported.getYaml()));
    }
  }

  /** The topic has one partition, so the last record is the one written last. */
  private static Optional<SpecificRecord> last(Cluster cluster, Topic topic) {
    var last = new AtomicReference<SpecificRecord>();
    try (var reader = CommittedReader.open(cluster.properties(), topic, cluster.values())) {
      reader.toEnd(message -> keep(message, last));
    }
    return Optional.ofNullable(last.get());
  }

  private static void keep(
      ConsumerRecord<String, SpecificRecord> message, AtomicReference<SpecificRecord> last) {
    boolean isOfAction =
        message.value() instanceof io.funnelstreams.schemas.avro.Plan plan
            && ActionCodec.isOfAction(plan);
    if (message.value() != null && !isOfAction) {
      last.set(message.value());
    }
  }
}

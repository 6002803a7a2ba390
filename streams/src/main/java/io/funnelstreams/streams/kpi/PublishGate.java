package io.funnelstreams.streams.kpi;

import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Whether this definition is the one whose rows are published. A definition that is still catching
 * up counts without publishing, and so does one that another has replaced: at no moment do two of
 * them write the same rows.
 */
public final class PublishGate {
  /** Where no record ever named the active definition, there is only one. */
  private static final Instant ALWAYS = Instant.EPOCH;

  private final String version;
  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store;

  /**
   * The charge of a definition.
   *
   * @param store the definition topic, whole
   */
  public PublishGate(
      String version, ReadOnlyKeyValueStore<String, ValueAndTimestamp<SpecificRecord>> store) {
    this.version = version;
    this.store = store;
  }

  /** Since when this definition is to publish; empty where it is not to. */
  public Optional<Instant> since() {
    var reported = store.get(Topic.ACTIVE);
    if (reported == null || !(reported.value() instanceof PublishedDefinition active)) {
      return Optional.of(ALWAYS);
    }
    boolean publishes =
        active.getRollout() == RolloutPhase.PUBLISHING
            || active.getRollout() == RolloutPhase.COMPLETE;
    return publishes && active.getVersion().equals(version)
        ? Optional.of(active.getSince())
        : Optional.empty();
  }
}

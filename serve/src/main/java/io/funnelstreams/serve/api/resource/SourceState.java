package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.event.Family;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A source as the process knows it that runs the gateway's configuration.
 *
 * @param state one of {@link #STATES}
 * @param disabledReason why it takes nothing, where it does not
 * @param families the families of events that it makes; empty where it cannot be read
 * @param refused how many of its requests were refused since the process started, by reason
 */
public record SourceState(
    String name,
    String title,
    String state,
    Optional<String> disabledReason,
    Set<Family> families,
    List<RefusalCount> refused) {
  /** The words for the state of a source. */
  static final List<String> STATES = List.of("on", "off", "broken", "unknown");

  public SourceState {
    families = Set.copyOf(families);
    refused = List.copyOf(refused);
  }

  /** Refused requests with one reason. */
  public record RefusalCount(String reason, long count) {}

  /** A source that sent events and is not configured here. */
  static SourceState unknown(String name) {
    return new SourceState(name, name, "unknown", Optional.empty(), Set.of(), List.of());
  }
}

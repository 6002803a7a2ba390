package io.funnelstreams.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The roles of people and teams for a goal, by their names.
 *
 * @param responsible who do the work
 * @param accountable the one who answers for the result
 * @param consulted who are asked before
 * @param informed who are informed after
 */
public record Raci(
    List<String> responsible,
    Optional<String> accountable,
    List<String> consulted,
    List<String> informed) {
  /** No role is taken. */
  public static final Raci NONE = new Raci(List.of(), Optional.empty(), List.of(), List.of());

  public Raci {
    responsible = List.copyOf(responsible);
    consulted = List.copyOf(consulted);
    informed = List.copyOf(informed);
  }

  /** Everybody who has a part. */
  public Stream<String> names() {
    return Stream.of(
            responsible.stream(), accountable.stream(), consulted.stream(), informed.stream())
        .flatMap(names -> names);
  }
}

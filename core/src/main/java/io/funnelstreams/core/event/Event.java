package io.funnelstreams.core.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that happened to one party. Which kinds of things there are says {@link Family}, over
 * which switches are exhaustive: a new family that one of them leaves out does not compile.
 */
public interface Event {
  /**
   * The order of a journey: business time, then rank, then source, then id. It is total within a
   * journey.
   */
  Comparator<Event> JOURNEY_ORDER =
      Comparator.comparing((Event event) -> event.header().occurredAt())
          .thenComparingInt(EventRank::of)
          .thenComparing(event -> event.header().key());

  Header header();

  Family family();

  /** The same thing with another header. */
  Event withHeader(Header other);

  /**
   * The deal, contract, subscription or document the event is about; the event's own id where it
   * has no other entity, as a call; empty where it is about the party.
   */
  Optional<String> entityId();

  /** The phase of its instant and its place within it, as {@link EventRank#place} makes it. */
  int place();

  /** The kind of event, where the family has several: the type, else the purpose. */
  Optional<Enum<?>> kind();

  /** The kind of event in a word or two, for example {@code deal won}. */
  default String label() {
    var name = lower(family());
    return kind().map(word -> name + " " + lower(word)).orElse(name);
  }

  /**
   * The time from which on the event's content holds, where it gives one; else the time it
   * occurred.
   */
  default Optional<EffectiveTime> effect() {
    return Optional.empty();
  }

  /** The same event, which takes effect at another instant; only one that has an effect can. */
  default Event withEffectiveAt(Instant instant) {
    throw new IllegalStateException("no " + lower(family()) + " takes effect at another instant");
  }

  /** The calendar day that the event counts on, where it is not that of when it occurred. */
  default Optional<LocalDate> ownDay() {
    return Optional.empty();
  }

  /** A constant as topics, files and pages write it. */
  static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The value that the event carries of a dimension: that of its segment, else that of the field
   * which the dimension is named after, as the channel of a spend.
   */
  default Optional<String> observed(String dimension) {
    return Optional.ofNullable(header().segment().get(dimension));
  }
}

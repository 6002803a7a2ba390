package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that a mapping can give to an event, by family. */
public enum EventField {
  TYPE(true, Family.LEAD, Family.DEAL, Family.CONTRACT),
  PARTY(true, Family.values()),
  OCCURRED_AT(true, Family.values()),
  REVISION(false, Family.values()),
  DELETED(false, Family.values()),
  MERGED_INTO(false, Family.LEAD),
  REASON(false, Family.LEAD),
  PURPOSE(true, Family.CALL),
  OUTCOME(false, Family.CALL),
  SECONDS(false, Family.CALL),
  DEAL_ID(true, Family.DEAL),
  STAGE(false, Family.DEAL),
  AMOUNT(false, Family.DEAL),
  CONTRACT_ID(true, Family.CONTRACT),
  VALUE(false, Family.CONTRACT);

  private final boolean required;
  private final Set<Family> families;

  EventField(boolean required, Family... families) {
    this.required = required;
    this.families = EnumSet.copyOf(List.of(families));
  }

  /** The name in a mapping file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an event without it cannot be. */
  public boolean required() {
    return required;
  }

  /** Whether it is an amount of money, which needs a currency. */
  public boolean money() {
    return this == AMOUNT || this == VALUE;
  }

  /** Whether a plain text in a mapping is the value itself and not the name of a column. */
  public boolean word() {
    return this == TYPE || this == PURPOSE;
  }

  /** The fields of a family, in the order a mapping is best written. */
  public static List<EventField> of(Family family) {
    return Stream.of(values()).filter(field -> field.families.contains(family)).toList();
  }

  /** The field of a family with a name. */
  public static Optional<EventField> of(Family family, String id) {
    return of(family).stream().filter(field -> field.id().equals(id)).findFirst();
  }
}

package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Family;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that a mapping can give to an event, by family. */
public enum EventField {
  TYPE(
      true,
      Family.LEAD,
      Family.DEAL,
      Family.CONTRACT,
      Family.SUBSCRIPTION,
      Family.PAYMENT,
      Family.SOCIAL),
  PARTY(true, Family.values()),
  OCCURRED_AT(true, Family.values()),
  REVISION(false, Family.values()),
  DELETED(false, Family.values()),
  MERGED_INTO(false, Family.LEAD),
  REASON(false, Family.LEAD),
  PURPOSE(true, Family.CALL, Family.SPEND),
  OUTCOME(false, Family.CALL),
  SOURCE_OUTCOME(false, Family.CALL),
  SECONDS(false, Family.CALL),
  DEAL_ID(true, Family.DEAL),
  STAGE(false, Family.DEAL),
  CONTRACT_ID(true, Family.CONTRACT),
  VALUE(false, Family.CONTRACT),
  SUBSCRIPTION_ID(true, Family.SUBSCRIPTION),
  PRICE(false, Family.SUBSCRIPTION),
  INTERVAL(false, Family.SUBSCRIPTION),
  INTERVAL_COUNT(false, Family.SUBSCRIPTION),
  QUANTITY(false, Family.SUBSCRIPTION),
  TERM_END(false, Family.SUBSCRIPTION),
  EFFECTIVE_AT(false, Family.SUBSCRIPTION),
  DOCUMENT_ID(true, Family.PAYMENT),
  DOCUMENT(true, Family.PAYMENT),
  DAY(false, Family.SPEND),
  CHANNEL(true, Family.SPEND),
  ACCOUNT(false, Family.SPEND),
  CAMPAIGN(false, Family.SPEND),
  AMOUNT(EnumSet.of(Family.PAYMENT, Family.SPEND), EnumSet.of(Family.DEAL)),
  PATH(true, Family.WEB),
  REFERRER_CLASS(true, Family.WEB),
  REFERRER(false, Family.WEB),
  NETWORK(true, Family.SOCIAL),
  COUNT(false, Family.SOCIAL),
  SITE(true, Family.PUBLICATION),
  DOMAIN_AUTHORITY(false, Family.PUBLICATION),
  URL(false, Family.PUBLICATION),
  TITLE(false, Family.PUBLICATION);

  private final Set<Family> requiredBy;
  private final Set<Family> families;

  EventField(boolean required, Family... families) {
    this(required ? setOf(families) : setOf(), required ? setOf() : setOf(families));
  }

  EventField(Set<Family> requiredBy, Set<Family> optionalFor) {
    this.requiredBy = requiredBy;
    this.families = EnumSet.copyOf(requiredBy);
    this.families.addAll(optionalFor);
  }

  private static Set<Family> setOf(Family... families) {
    var set = EnumSet.noneOf(Family.class);
    set.addAll(Arrays.asList(families));
    return set;
  }

  /** The name in a mapping file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an event of a family cannot be without it. */
  public boolean requiredBy(Family family) {
    return requiredBy.contains(family);
  }

  /** Whether it is an amount of money, which needs a currency. */
  public boolean money() {
    return this == AMOUNT || this == VALUE || this == PRICE;
  }

  /** Whether it is a date, which may be written in its own way. */
  public boolean date() {
    return this == OCCURRED_AT || this == DAY || this == TERM_END || this == EFFECTIVE_AT;
  }

  /** Whether a plain text in a mapping is the value itself and not the name of a column. */
  public boolean word() {
    return this == TYPE || this == PURPOSE || this == DOCUMENT || this == REFERRER_CLASS;
  }

  /** Whether it only describes the event: nothing is counted or found by it. */
  boolean describes() {
    return this == REASON
        || this == STAGE
        || this == ACCOUNT
        || this == CAMPAIGN
        || this == REFERRER
        || this == URL
        || this == TITLE;
  }

  /** Whether it says whom or what the event is about, which each repetition has of its own. */
  boolean identity() {
    return this == PARTY
        || this == DEAL_ID
        || this == CONTRACT_ID
        || this == SUBSCRIPTION_ID
        || this == DOCUMENT_ID;
  }

  /** The fields of a family, in the order a mapping is best written. */
  public static List<EventField> of(Family family) {
    return Stream.of(values()).filter(field -> field.families.contains(family)).toList();
  }

  /** The field of a family with a name. */
  public static Optional<EventField> of(Family family, String id) {
    return of(family).stream().filter(field -> field.id().equals(id)).findFirst();
  }

  /** The field that says whom an event is about where no party is given: a spend's channel. */
  public static Optional<EventField> partyOf(Family family) {
    return switch (family) {
      case SPEND -> Optional.of(CHANNEL);
      case SOCIAL -> Optional.of(NETWORK);
      case PUBLICATION -> Optional.of(SITE);
      case LEAD, CALL, DEAL, CONTRACT, SUBSCRIPTION, PAYMENT, WEB -> Optional.empty();
    };
  }
}

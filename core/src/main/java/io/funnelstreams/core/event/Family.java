package io.funnelstreams.core.event;

/**
 * The event families, one topic each. Rows hold the place of a family in this list, so new ones are
 * appended.
 */
public enum Family {
  LEAD(0, LeadEvent.DESCRIPTION),
  CALL(10, CallEvent.DESCRIPTION),
  DEAL(20, DealEvent.DESCRIPTION),
  CONTRACT(30, ContractEvent.DESCRIPTION),
  SUBSCRIPTION(40, SubscriptionEvent.DESCRIPTION),
  PAYMENT(50, PaymentEvent.DESCRIPTION),
  SPEND(60, SpendEvent.DESCRIPTION),
  WEB(70, WebEvent.DESCRIPTION),
  SOCIAL(80, SocialEvent.DESCRIPTION),
  PUBLICATION(90, PublicationEvent.DESCRIPTION),
  MEETING(15, MeetingEvent.DESCRIPTION);

  private final int rank;
  private final FamilyDescription<?> description;

  Family(int rank, FamilyDescription<?> description) {
    this.rank = rank;
    this.description = description;
  }

  /** The description that all forms of the family's events follow. */
  public FamilyDescription<?> description() {
    return description;
  }

  /**
   * The order of families among events of one instant in one phase: that in which a company meets a
   * customer.
   */
  int rank() {
    return rank;
  }
}

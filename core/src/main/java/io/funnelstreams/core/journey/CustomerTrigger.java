package io.funnelstreams.core.journey;

/** The kinds of event that make a party a customer; the first to occur counts. */
public enum CustomerTrigger {
  DEAL_WON,
  CONTRACT_SIGNED,
  SUBSCRIPTION_STARTED,
  ORDER_PAID
}

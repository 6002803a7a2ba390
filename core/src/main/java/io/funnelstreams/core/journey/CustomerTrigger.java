package io.funnelstreams.core.journey;

/** What makes a party a customer; the first that happens counts. */
public enum CustomerTrigger {
  DEAL_WON,
  CONTRACT_SIGNED,
  SUBSCRIPTION_STARTED,
  ORDER_PAID
}

package io.funnelstreams.core.event;

/** The event families, one topic each. */
public enum Family {
  LEAD,
  CALL,
  DEAL,
  CONTRACT,
  SUBSCRIPTION,
  PAYMENT,
  SPEND,
  WEB,
  SOCIAL,
  PUBLICATION
}

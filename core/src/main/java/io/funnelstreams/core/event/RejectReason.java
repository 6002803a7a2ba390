package io.funnelstreams.core.event;

/** Why an input did not become a fact. */
public enum RejectReason {
  /** The input cannot be read at all: not CSV, not JSON, not Avro. */
  UNREADABLE,
  /** A mapping does not fit the input: a column is missing, a value has the wrong form. */
  UNMAPPABLE,
  /** The input was read and mapped but breaks a rule of its family. */
  INVALID,
  /** Older, when it was recorded, than the plan's allowed lateness. */
  TOO_LATE,
  /** Same id and revision as another event, with different content, and it lost. */
  CONFLICT,
  /** The plan has no exchange rate for its currency on its day. */
  NO_RATE,
  /** It holds an amount, and neither the source nor its file says in which currency. */
  CURRENCY_UNKNOWN,
  /** Not a fact: the source requests that a person be forgotten, which only a person may decide. */
  ERASURE_REQUESTED
}

package io.funnelstreams.bench.life;

import java.time.Instant;

/** Something that happened, before any system reported it. Amounts are in cents. */
sealed interface Happening {
  Instant at();

  record ContactCreated(Instant at, int contact, String origin) implements Happening {}

  /** A contact reached a stage of its life cycle, by the CRM's name for it. */
  record StageReached(Instant at, int contact, String stage) implements Happening {}

  record ContactUnqualified(Instant at, int contact) implements Happening {}

  /** Two contacts are one; it goes on under the number {@code as}, which may be a new one. */
  record ContactsMerged(Instant at, int primary, int other, int as) implements Happening {}

  record ContactDeleted(Instant at, int contact) implements Happening {}

  record ContactRestored(Instant at, int contact) implements Happening {}

  record DealCreated(Instant at, int deal, int contact) implements Happening {}

  record DealPriced(Instant at, int deal, long amount) implements Happening {}

  record DealMoved(Instant at, int deal, String stage) implements Happening {}

  record DealDeleted(Instant at, int deal) implements Happening {}

  /** The outcome of a contract. */
  enum Signing {
    SENT,
    DELIVERED,
    COMPLETED,
    DECLINED
  }

  record ContractMoved(Instant at, String envelope, int contact, Signing step, long value)
      implements Happening {}

  record PayerKnown(Instant at, String customer, int contact) implements Happening {}

  /** The change of a subscription. */
  enum Step {
    TRIAL,
    START,
    SEATS,
    RENEWAL,
    PAUSE,
    RESUMPTION,
    CANCELLATION,
    CHANGE_OF_MIND,
    END
  }

  record SubscriptionMoved(Instant at, Step step, LifeSubscription now) implements Happening {}

  record InvoicePaid(Instant at, String invoice, LifeSubscription of, long net)
      implements Happening {}

  /** A part of an invoice went back; {@code before} had gone back already. */
  record Refunded(Instant at, String invoice, LifeSubscription of, long amount, long before)
      implements Happening {}

  /** The purpose of a call. */
  enum Purpose {
    PROSPECTING,
    FOLLOW_UP,
    CLOSING
  }

  /**
   * A call.
   *
   * @param party the owner of the phone, or the phone itself if the owner is unknown
   */
  record Called(
      Instant at,
      int call,
      String phone,
      String party,
      String agent,
      boolean inbound,
      Purpose purpose,
      int seconds)
      implements Happening {}

  /** A page was seen; {@code origin} is where the visitor came from. */
  record PageSeen(Instant at, String view, String visitor, String path, Origin origin)
      implements Happening {}

  /** A visitor gave a name. */
  record VisitorNamed(Instant at, String visitor, String name) implements Happening {}

  /** Somebody has another name from now on. */
  record Renamed(Instant at, String before, String name) implements Happening {}

  /** The cost of a channel in a month; a later report replaces an earlier one. */
  record Spent(Instant at, String channel, String purpose, long amount, int word)
      implements Happening {}

  record FollowersCounted(Instant at, String network, int followers) implements Happening {}

  record Commented(Instant at, String network, int comments) implements Happening {}

  record GuestPostPublished(Instant at, String site, int authority) implements Happening {}
}

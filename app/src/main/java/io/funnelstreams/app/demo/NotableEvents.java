package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The latest events that are more than daily business. For any threads. */
public final class NotableEvents {
  private final int most;
  private final Deque<String> lines = new ArrayDeque<>();

  /**
   * A list that is empty.
   *
   * @param most how many events it keeps
   */
  public NotableEvents(int most) {
    this.most = most;
  }

  /** Takes note of an event that was sent. */
  public void accept(Event event) {
    sentence(event).ifPresent(sentence -> add(dayOf(event) + "  " + sentence));
  }

  private synchronized void add(String line) {
    lines.addFirst(line);
    if (lines.size() > most) {
      lines.removeLast();
    }
  }

  /** A sentence for each, the latest first. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  private static LocalDate dayOf(Event event) {
    return LocalDate.ofInstant(event.header().recordedAt(), DemoCompany.ZONE);
  }

  private static Optional<String> sentence(Event event) {
    var header = event.header();
    var family = event.family().name().toLowerCase(Locale.ROOT);
    if (header.deleted()) {
      return Optional.of("Taken back: a %s of %s".formatted(family, header.partyId()));
    }
    if (header.revision() > 1 && event instanceof DealEvent deal) {
      return Optional.of(
          "Corrected: the amount of %s is %s"
              .formatted(deal.dealId(), deal.amount().map(NotableEvents::text).orElse("unknown")));
    }
    if (event instanceof LeadEvent lead) {
      return ofLead(lead);
    }
    if (event instanceof SubscriptionEvent change
        && change.type() == SubscriptionEvent.Type.CANCELLED) {
      return Optional.of("Cancelled: the subscription of %s".formatted(header.partyId()));
    }
    return event instanceof DealEvent deal && deal.type() == DealEvent.Type.WON
        ? Optional.of("Won: %s, %s".formatted(deal.dealId(), header.segment().get("region")))
        : Optional.empty();
  }

  private static String text(Money amount) {
    return String.format(Locale.ROOT, "%,d %s", amount.minor() / 100, amount.currency());
  }

  private static Optional<String> ofLead(LeadEvent lead) {
    var party = lead.header().partyId();
    return switch (lead.type()) {
      case MERGED ->
          Optional.of(
              "Merged: %s into %s".formatted(party, lead.mergedInto().orElse("another lead")));
      case DELETED -> Optional.of("Forgotten: %s asked for it".formatted(party));
      default -> Optional.empty();
    };
  }
}

package io.funnelstreams.app.run;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts events by family and type, with the range of their days and amounts. */
public final class EventTally {
  private final BusinessCalendar calendar;
  private final Map<String, Line> lines = new TreeMap<>();

  /**
   * All events of one family and type, in one currency.
   *
   * @param word for example {@code deal won}
   * @param least the smallest amount, where the events have one
   */
  public record Line(
      String word,
      long count,
      LocalDate first,
      LocalDate last,
      Optional<Money> least,
      Optional<Money> greatest) {

    private static Line of(String word, LocalDate day, Optional<Money> amount) {
      return new Line(word, 1, day, day, amount, amount);
    }

    private Line plus(LocalDate day, Optional<Money> amount) {
      return new Line(
          word,
          count + 1,
          day.isBefore(first) ? day : first,
          day.isAfter(last) ? day : last,
          amount.map(money -> money.minor() < least.orElse(money).minor() ? money : least.get()),
          amount.map(
              money -> money.minor() > greatest.orElse(money).minor() ? money : greatest.get()));
    }
  }

  EventTally(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  void add(Event event) {
    var day = dayOf(event.header());
    var amount = amount(event);
    var word = event.label() + (event.header().deleted() ? " (taken back)" : "");
    var key = word + "/" + amount.map(money -> money.currency().getCurrencyCode()).orElse("");
    lines.merge(key, Line.of(word, day, amount), (line, one) -> line.plus(day, amount));
  }

  private LocalDate dayOf(Header header) {
    return header.dayIn(calendar.zone());
  }

  List<Line> lines() {
    return List.copyOf(lines.values());
  }

  private static Optional<Money> amount(Event event) {
    if (event instanceof DealEvent deal) {
      return deal.amount();
    } else if (event instanceof ContractEvent contract) {
      return contract.value();
    } else if (event instanceof PaymentEvent payment) {
      return Optional.of(payment.amount());
    }
    return event instanceof SpendEvent spend ? Optional.of(spend.amount()) : Optional.empty();
  }
}

package io.funnelstreams.bench.life;

import io.funnelstreams.bench.life.Happening.InvoicePaid;
import io.funnelstreams.bench.life.Happening.PayerKnown;
import io.funnelstreams.bench.life.Happening.Refunded;
import io.funnelstreams.bench.life.Happening.Step;
import io.funnelstreams.bench.life.Happening.SubscriptionMoved;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A ledger: every change of a subscription and every payment, and the cancellations that hold. */
final class BillingExport implements Export {
  private static final Map<Step, String> WORDS =
      Map.of(
          Step.TRIAL, "trial",
          Step.START, "begun",
          Step.SEATS, "changed",
          Step.RENEWAL, "renewed",
          Step.PAUSE, "paused",
          Step.RESUMPTION, "resumed");

  private final Sheet customers = new Sheet("customers.csv", ",", "customer", "contact", "since");
  private final Sheet subscriptions =
      new Sheet(
          "subscriptions.csv",
          ",",
          "entry",
          "subscription",
          "customer",
          "became",
          "desks",
          "price",
          "currency",
          "paid_until",
          "region",
          "at");
  private final Sheet cancellations =
      new Sheet("cancellations.csv", ",", "subscription", "customer", "asked", "ends");
  private final Sheet payments =
      new Sheet(
          "payments.csv",
          ",",
          "payment",
          "kind",
          "invoice",
          "customer",
          "amount",
          "currency",
          "region",
          "at");
  private int entries;

  @Override
  public List<Sheet> sheets() {
    return List.of(customers, subscriptions, cancellations, payments);
  }

  @Override
  public void hear(Happening happening) {
    if (happening instanceof PayerKnown it) {
      customers.put(it.customer(), it.contact(), it.at());
    } else if (happening instanceof SubscriptionMoved it) {
      hear(it);
    } else if (happening instanceof InvoicePaid it) {
      payments.put(
          "payment-" + ++entries,
          "paid",
          it.invoice(),
          it.of().customer(),
          Export.amount(it.net()),
          it.of().currency(),
          it.of().region(),
          it.at());
    } else if (happening instanceof Refunded it) {
      payments.put(
          "payment-" + ++entries,
          "refunded",
          it.invoice(),
          it.of().customer(),
          Export.amount(it.amount()),
          it.of().currency(),
          "",
          it.at());
    }
  }

  private void hear(SubscriptionMoved it) {
    var now = it.now();
    switch (it.step()) {
      case CANCELLATION -> cancellations.put(now.id(), now.customer(), it.at(), now.periodEnd());
      case CHANGE_OF_MIND -> cancellations.hide(now.id());
      case END -> cancellations.put(now.id(), now.customer(), it.at(), it.at());
      default -> enter(it, now);
    }
  }

  private void enter(SubscriptionMoved it, LifeSubscription now) {
    subscriptions.put(
        "entry-" + ++entries,
        now.id(),
        now.customer(),
        WORDS.get(it.step()),
        now.seats(),
        Export.amount(LifeSubscription.SEAT),
        now.currency(),
        it.step() == Step.TRIAL ? "" : day(now),
        now.region(),
        it.at());
  }

  private static LocalDate day(LifeSubscription now) {
    return LocalDate.ofInstant(now.periodEnd(), ZoneOffset.UTC);
  }
}
